package io.roadstream.postproc.track;

/**
 * What is known of the distance to one object and of its change: the logarithm y of the distance,
 * its rate r (per second), their covariance, and the noise of measurements. Immutable.
 *
 * <p>A Kalman filter over logarithms: a network that sees everything a tenth too far does so from
 * frame to frame, which shifts y and leaves r and the time to collision, -1/r, as they are. At
 * constant speed r changes as r' = -r^2, which the prediction takes into account exactly. The noise
 * of measurements is learnt from the residuals. Source: Bar-Shalom, Li, Kirubarajan, Estimation
 * with Applications to Tracking and Navigation, 2001, chapters 5 and 11.
 *
 * @param y logarithm of the distance in metres
 * @param r its change, per second; negative when the object comes nearer
 * @param yy variance of y
 * @param yr covariance
 * @param rr variance of r
 * @param noise variance of one measured logarithm
 */
record RangeFilter(double y, double r, double yy, double yr, double rr, double noise) {

  /** Relative speeds are rarely above: the first guess of r is 0 give or take this. */
  private static final double USUAL_SPEED = 10;

  /** Cars brake and pull away by about this, metres a second squared. */
  private static final double USUAL_ACCELERATION = 2.5;

  private static final double FIRST_NOISE = 0.05 * 0.05;
  private static final double LEAST_NOISE = 0.008 * 0.008;
  private static final double NOISE_MEMORY = 0.85;

  /** One residual counts at most so many deviations, so that an outlier does not carry it away. */
  private static final double CLIP = 3;

  /** Below this 1 + r dt is no longer a motion but an error. */
  private static final double LEAST_GROWTH = 0.2;

  /** What is known after the first measurement. */
  static RangeFilter first(double metres) {
    double rate = USUAL_SPEED / metres;
    return new RangeFilter(Math.log(metres), 0, FIRST_NOISE, 0, rate * rate, FIRST_NOISE);
  }

  /** What is known some time later, without a measurement. */
  RangeFilter after(double seconds) {
    if (seconds <= 0) {
      return this;
    }
    double growth = Math.max(LEAST_GROWTH, 1 + r * seconds);
    double a = seconds / growth;
    double b = 1 / (growth * growth);
    double acceleration = USUAL_ACCELERATION / Math.exp(y);
    double q = acceleration * acceleration * seconds;
    return new RangeFilter(
        y + Math.log(growth),
        r / growth,
        yy + 2 * a * yr + a * a * rr + q * seconds * seconds / 3,
        b * (yr + a * rr) + q * seconds / 2,
        b * b * rr + q,
        noise);
  }

  /** What is known with one measurement more. */
  RangeFilter with(double metres) {
    double residual = Math.log(metres) - y;
    double seen = Math.max(LEAST_NOISE, residual * residual - yy);
    double learnt =
        NOISE_MEMORY * noise + (1 - NOISE_MEMORY) * Math.min(seen, CLIP * CLIP * (noise + yy));
    double variance = yy + learnt;
    double limit = CLIP * Math.sqrt(variance);
    double used = Math.max(-limit, Math.min(limit, residual));
    double gainY = yy / variance;
    double gainR = yr / variance;
    return new RangeFilter(
        y + gainY * used,
        r + gainR * used,
        (1 - gainY) * yy,
        (1 - gainY) * yr,
        rr - gainR * yr,
        learnt);
  }

  double metres() {
    return Math.exp(y);
  }

  /** Metres a second by which the distance shrinks. */
  double closingSpeed() {
    return -r * metres();
  }

  /** Standard deviation of {@link #closingSpeed()}. */
  double closingSpeedDeviation() {
    return metres() * Math.sqrt(Math.max(0, rr + r * r * yy + 2 * r * yr));
  }

  /** Standard deviation of r. */
  double rateDeviation() {
    return Math.sqrt(Math.max(0, rr));
  }
}

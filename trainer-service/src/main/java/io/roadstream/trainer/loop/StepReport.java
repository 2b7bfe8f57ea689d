package io.roadstream.trainer.loop;

import java.util.Locale;

/**
 * How training goes.
 *
 * @param phase name of the phase
 * @param step steps taken in the whole run
 * @param steps steps of the whole run
 * @param segmentation mean cross-entropy since the last report, nats
 * @param depth mean depth loss since the last report, before its weight
 * @param rate learning rate of the last step
 * @param norm the gradient's mean norm before clipping since the last report
 * @param stepsPerSecond since the last report
 * @param samplesPerSecond since the last report
 */
public record StepReport(
    String phase,
    int step,
    int steps,
    double segmentation,
    double depth,
    double rate,
    double norm,
    double stepsPerSecond,
    double samplesPerSecond) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s %d/%d, segmentation %.4f, depth %.4f, rate %.2e, gradient %.2f, %.2f steps/s",
        phase,
        step,
        steps,
        segmentation,
        depth,
        rate,
        norm,
        stepsPerSecond);
  }
}

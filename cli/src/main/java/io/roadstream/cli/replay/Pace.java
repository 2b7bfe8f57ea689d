package io.roadstream.cli.replay;

import java.util.concurrent.TimeUnit;

/** Lets things happen at most so often; what was late is not made up for. One thread at a time. */
final class Pace {

  private final long nanosBetween;
  private long next;
  private boolean started;

  /**
   * @param aSecond how often, 0 for as often as possible
   */
  Pace(double aSecond) {
    nanosBetween = aSecond > 0 ? (long) (TimeUnit.SECONDS.toNanos(1) / aSecond) : 0;
  }

  /** How long to wait, in nanoseconds, if it is so late; the next turn is counted from there. */
  long waitNanos(long now) {
    if (nanosBetween == 0) {
      return 0;
    }
    if (!started || now - next > nanosBetween) {
      started = true;
      next = now;
    }
    long wait = Math.max(0, next - now);
    next += nanosBetween;
    return wait;
  }

  /** Waits for the next turn. */
  void await() throws InterruptedException {
    long wait = waitNanos(System.nanoTime());
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }
}

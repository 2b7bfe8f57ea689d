package io.roadstream.cli.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does something again and again at an even rate, asleep in between; what is late is caught up. */
final class EvenRate {

  /** What is done. */
  @FunctionalInterface
  interface Step {
    void run() throws InterruptedException;
  }

  private EvenRate() {}

  /** Does {@code step} so many times a second for a while. */
  static void run(double perSecond, Duration duration, Step step) throws InterruptedException {
    long period = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    long next = System.nanoTime();
    long end = next + duration.toNanos();
    for (; next < end; next += period) {
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      step.run();
    }
  }
}

package io.roadstream.inference.topology;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts inferences that failed in a row, over all threads: a bad frame now and then is the frame's
 * fault, nothing but failures is the engine's.
 */
final class FailureStreak {

  private final int limit;
  private final AtomicInteger failures = new AtomicInteger();

  FailureStreak(int limit) {
    this.limit = limit;
  }

  void succeeded() {
    failures.set(0);
  }

  /** Notes a failure; whether there have been more in a row than frames could be blamed for. */
  boolean failed() {
    return failures.incrementAndGet() > limit;
  }
}

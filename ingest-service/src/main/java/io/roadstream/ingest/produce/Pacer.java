package io.roadstream.ingest.produce;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Holds frames back so that they leave at the source's own pace or at a given rate. What is late is
 * not held back, and after a lag of more than a second the lost time is given up rather than made
 * good by a burst. One thread.
 */
final class Pacer {

  private static final long LARGEST_LAG = Duration.ofSeconds(1).toNanos();

  private final OptionalDouble rate;
  private final Ticker ticker;
  private boolean started;
  private long due;
  private long lastOffset;
  private long lastInterval;

  /**
   * @param rate frames a second; empty for the source's own pace
   */
  Pacer(OptionalDouble rate, Ticker ticker) {
    this.rate = rate;
    this.ticker = ticker;
  }

  /** Waits until the frame with that time since its source's start is due. */
  void await(Duration offset) throws InterruptedException {
    long now = ticker.nanos();
    long interval = interval(offset.toNanos());
    if (started) {
      due += interval;
    }
    if (!started || now - due > LARGEST_LAG) {
      due = now;
    }
    started = true;
    if (due > now) {
      ticker.sleep(due - now);
    }
  }

  private long interval(long offset) {
    if (rate.isPresent()) {
      return Math.round(Duration.ofSeconds(1).toNanos() / rate.getAsDouble());
    }
    if (offset >= lastOffset) {
      lastInterval = offset - lastOffset;
    }
    lastOffset = offset;
    return lastInterval;
  }
}

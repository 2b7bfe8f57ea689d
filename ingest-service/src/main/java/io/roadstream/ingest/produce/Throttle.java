package io.roadstream.ingest.produce;

import java.time.Duration;

/**
 * Lets so many frames a second of a live source through and tells which to leave out. One thread.
 */
final class Throttle {

  private final long period;
  private final Ticker ticker;
  private boolean started;
  private long due;

  Throttle(double rate, Ticker ticker) {
    this.period = Math.round(Duration.ofSeconds(1).toNanos() / rate);
    this.ticker = ticker;
  }

  /** Whether the frame that has come now may pass. */
  boolean pass() {
    long now = ticker.nanos();
    if (started && now - due < 0) {
      return false;
    }
    due = started && now - due < period ? due + period : now + period;
    started = true;
    return true;
  }
}

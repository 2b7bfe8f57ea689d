package io.roadstream.inference.batch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Time that stands still until a test moves it. */
final class HeldClock implements BatchClock {

  private final AtomicLong now = new AtomicLong(1_000_000);
  private volatile long asked = -1;

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  public void await(Condition condition, long nanos) throws InterruptedException {
    asked = nanos;
    // The held time decides, whatever the wall clock says: this only looks again.
    if (condition.await(1, TimeUnit.MILLISECONDS)) {
      asked = -1;
    }
  }

  void advance(long nanos) {
    asked = -1;
    now.addAndGet(nanos);
  }

  /** How long the worker has asked to wait since the last move of time; -1 if it has not. */
  long asked() {
    return asked;
  }
}

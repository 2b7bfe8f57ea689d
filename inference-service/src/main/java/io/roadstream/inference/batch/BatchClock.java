package io.roadstream.inference.batch;

import java.util.concurrent.locks.Condition;

/** The batcher's time, so that a test can hold it. */
interface BatchClock {

  /** The running machine's. */
  BatchClock SYSTEM =
      new BatchClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
          if (condition.awaitNanos(nanos) <= 0) {
            return; // the caller looks at the clock itself
          }
        }
      };

  /** Nanoseconds from an arbitrary start. */
  long nanoTime();

  /** Waits for a signal, for at most the given time; may return early. */
  void await(Condition condition, long nanos) throws InterruptedException;
}

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
        @SuppressWarnings({"WaitNotInLoop", "UnusedVariable"}) // the caller loops, by the clock
        public void await(Condition condition, long nanos) throws InterruptedException {
          long ignored = condition.awaitNanos(nanos);
        }
      };

  /** Nanoseconds from an arbitrary start. */
  long nanoTime();

  /** Waits for a signal, for at most the given time; may return early. */
  void await(Condition condition, long nanos) throws InterruptedException;
}

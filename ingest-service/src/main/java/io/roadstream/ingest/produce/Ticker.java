package io.roadstream.ingest.produce;

import java.util.concurrent.TimeUnit;

/** The passing of time, so that a test can make it pass. */
interface Ticker {

  /** The machine's own. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };

  /** Nanoseconds since some moment. */
  long nanos();

  /** Waits. */
  void sleep(long nanos) throws InterruptedException;
}

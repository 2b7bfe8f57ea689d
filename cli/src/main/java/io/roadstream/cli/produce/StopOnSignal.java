package io.roadstream.cli.produce;

import io.roadstream.ingest.produce.IngestJob;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a job end in order when the process is told to: what was read is still delivered. */
final class StopOnSignal {

  private static final int GRACE_SECONDS = 35;

  private final CountDownLatch done = new CountDownLatch(1);
  private final IngestJob job;

  private StopOnSignal(IngestJob job) {
    this.job = job;
  }

  static StopOnSignal of(IngestJob job) {
    StopOnSignal stop = new StopOnSignal(job);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::stopAndWait, "stop-job"));
    return stop;
  }

  /** The job is over: nothing needs to be waited for any more. */
  void done() {
    done.countDown();
  }

  private void stopAndWait() {
    job.stop();
    try {
      if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("roadstream: some frames were not confirmed in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

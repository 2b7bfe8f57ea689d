package io.roadstream.ingest.app;

import io.roadstream.ingest.produce.DeliveryException;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.ingest.produce.IngestJob;
import io.roadstream.ingest.produce.IngestListener;
import io.roadstream.ingest.produce.JobSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one configured source on a thread of its own. When Kafka fails, a source that has no end is
 * begun again after a pause; one that has would send its frames twice, and stays failed.
 */
final class SourceRunner {

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(SourceRunner.class);

  private final JobSettings settings;
  private final FrameProducer producer;
  private final IngestListener listener;
  private final Thread thread;
  private volatile IngestJob job;
  private final CountDownLatch stopping = new CountDownLatch(1);

  SourceRunner(JobSettings settings, FrameProducer producer, IngestListener listener) {
    this.settings = settings;
    this.producer = producer;
    this.listener = listener;
    this.job = new IngestJob(settings, producer, listener);
    this.thread = new Thread(this::run, "ingest-" + settings.cameraId());
  }

  void start() {
    thread.start();
  }

  private void run() {
    boolean again = true;
    while (again && stopping.getCount() > 0) {
      try {
        again = runOnce();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (again) {
        job = new IngestJob(settings, producer, listener);
      }
    }
  }

  /** Whether to begin again. */
  private boolean runOnce() throws InterruptedException {
    try {
      job.run();
      return false;
    } catch (DeliveryException e) {
      log.error("source {}: {}", settings.source(), e.getMessage());
      return isEndless() && pause();
    } catch (IOException | RuntimeException e) {
      log.error("source {} has failed: {}", settings.source(), e.getMessage());
      return false;
    }
  }

  private boolean isEndless() {
    return settings.loop() || settings.source().kind().live();
  }

  /** Whether to go on after the pause. */
  private boolean pause() throws InterruptedException {
    return !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tells it to stop; {@link #join} waits for that. */
  void stop() {
    stopping.countDown();
    job.stop();
  }

  void join(Duration time) throws InterruptedException {
    thread.join(time.toMillis());
  }

  SourceStatus status() {
    return SourceStatus.of(job);
  }
}

package io.roadstream.cli.demo;

import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.SourceItem;
import io.roadstream.ingest.produce.Delivery;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.ingest.source.FrameSource;
import io.roadstream.ingest.source.ReadSettings;
import io.roadstream.ingest.source.SourceUri;
import io.roadstream.ingest.source.Sources;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One camera in a street of its own. Sends the next frame when it is due and no more than a few of
 * its frames are on their way: so the rate adapts to what the machine sustains, and no frame is
 * left out. Runs on its own thread until told to stop.
 */
final class DemoCamera implements Runnable {

  /** Frames of one camera between the camera and the reader of its objects. */
  private static final int ON_THEIR_WAY = 3;

  private static final long GIVE_UP_SECONDS = 60;

  private final String id;
  private final long seed;
  private final double rate;
  private final FrameProducer producer;
  private final Ledger ledger;
  private final Semaphore window = new Semaphore(ON_THEIR_WAY);
  private volatile boolean stopping;
  private volatile @Nullable Exception failure;

  /**
   * @param rate frames a second at most
   */
  DemoCamera(String id, long seed, double rate, FrameProducer producer, Ledger ledger) {
    this.id = id;
    this.seed = seed;
    this.rate = rate;
    this.producer = producer;
    this.ledger = ledger;
  }

  String id() {
    return id;
  }

  long seed() {
    return seed;
  }

  /** A frame's objects have come: the next may leave. */
  void objectsCame() {
    window.release();
  }

  void stop() {
    stopping = true;
  }

  @Nullable Exception failure() {
    return failure;
  }

  @Override
  public void run() {
    try (FrameSource source =
        Sources.open(
            SourceUri.parse("synthetic:" + seed + "?threads=1"),
            ReadSettings.DEFAULT,
            (attempt, wait, reason) -> {})) {
      send(source);
    } catch (IOException | RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = e;
      Thread.currentThread().interrupt();
    }
  }

  /** On the Kafka client's thread. */
  private void delivered(@Nullable Delivery delivery, @Nullable Throwable error) {
    if (delivery != null) {
      ledger.sent(delivery.frame().getFrameId());
    } else {
      failure = new IOException("camera " + id + ": a frame was not delivered: " + error, error);
    }
  }

  private void send(FrameSource source) throws IOException, InterruptedException {
    long period = (long) (1e9 / rate);
    long due = System.nanoTime();
    while (!stopping) {
      Optional<SourceItem> item = source.next();
      if (!(item.orElse(null) instanceof CapturedFrame frame)) {
        throw new IOException("camera " + id + ": the scene gave no frame: " + item);
      }
      if (!window.tryAcquire(GIVE_UP_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(
            "no results of camera " + id + " for " + GIVE_UP_SECONDS + " s, though frames wait");
      }
      long ahead = due - System.nanoTime();
      if (ahead > 0) {
        TimeUnit.NANOSECONDS.sleep(ahead);
      }
      due = Math.max(due + period, System.nanoTime() - period);
      try {
        var unused = producer.send(id, frame, Instant.now()).whenComplete(this::delivered);
      } catch (BadImageException e) {
        throw new IOException("camera " + id + ": " + e.getMessage(), e);
      }
    }
  }
}

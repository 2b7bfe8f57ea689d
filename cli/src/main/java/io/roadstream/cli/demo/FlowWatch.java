package io.roadstream.cli.demo;

import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads all results as any consumer would, committed records only, one thread for each topic, and
 * accounts for every frame. Thread-safe.
 */
public final class FlowWatch implements AutoCloseable {

  /** How long to look for records too many once nothing is missing. */
  private static final Duration AFTERWARDS = Duration.ofMillis(500);

  private final Ledger ledger = new Ledger();
  private final TopicReaders readers;

  /**
   * Starts to read.
   *
   * @param predictions told every prediction, on one thread
   * @param objects told the objects of every frame, on another thread
   */
  public FlowWatch(
      String broker,
      String registry,
      Consumer<Prediction> predictions,
      Consumer<FrameObjects> objects) {
    readers = new TopicReaders(broker, registry);
    readers.read(
        Topics.PREDICTIONS,
        Prediction.class,
        record -> {
          ledger.prediction(record.getFrame().getFrameId());
          predictions.accept(record);
        });
    readers.read(
        Topics.MASKS,
        SegmentationMask.class,
        record -> ledger.mask(record.getFrame().getFrameId()));
    readers.read(
        Topics.DEPTH, DepthMap.class, record -> ledger.depth(record.getFrame().getFrameId()));
    readers.read(
        Topics.OBJECTS,
        FrameObjects.class,
        record -> {
          ledger.objects(record.getFrame().getFrameId());
          objects.accept(record);
        });
  }

  /** A frame was sent. */
  public void sent(String frameId) {
    ledger.sent(frameId);
  }

  /** Frames sent. */
  public long frames() {
    return ledger.totals().frames();
  }

  /** Frames of which a result is missing. */
  public long lost() {
    return ledger.totals().lost();
  }

  /** Results too many. */
  public long duplicates() {
    return ledger.totals().duplicates();
  }

  /** Waits until every frame has all its results, or for the given time. */
  public void awaitAll(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (lost() > 0 && System.nanoTime() < end) {
      requireHealthy();
      Thread.sleep(100);
    }
    Thread.sleep(AFTERWARDS.toMillis());
  }

  /**
   * Returns if every reader still reads.
   *
   * @throws IllegalStateException if one failed
   */
  public void requireHealthy() {
    readers.requireHealthy();
  }

  @Override
  public void close() {
    readers.close();
  }
}

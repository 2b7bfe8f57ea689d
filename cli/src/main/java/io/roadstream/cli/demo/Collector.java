package io.roadstream.cli.demo;

import io.roadstream.cli.StageLatencies;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads all results as any consumer would, committed records only, one thread for each topic:
 * accounts for them, measures how long they took, keeps some for scoring.
 */
final class Collector implements AutoCloseable {

  private final Ledger ledger;
  private final int keptPerCamera;
  private final Consumer<String> objectsCame;
  private final StageLatencies latencies = new StageLatencies();
  private final Map<String, Keepsakes> keepsakes = new HashMap<>();
  private final Map<String, String> models = new ConcurrentHashMap<>();
  private final AtomicLong measured = new AtomicLong();
  private final TopicReaders readers;
  private volatile boolean measuring;
  private volatile Instant lastCame = Instant.now();

  /**
   * Starts to read.
   *
   * @param keptPerCamera frames of each camera whose results are kept
   * @param objectsCame told the camera of each frame whose objects came
   */
  Collector(
      String broker,
      String registry,
      Ledger ledger,
      int keptPerCamera,
      Consumer<String> objectsCame) {
    this.ledger = ledger;
    this.keptPerCamera = keptPerCamera;
    this.objectsCame = objectsCame;
    this.readers = new TopicReaders(broker, registry);
    read(Topics.PREDICTIONS, Prediction.class, this::prediction);
    read(Topics.MASKS, SegmentationMask.class, this::mask);
    read(Topics.DEPTH, DepthMap.class, this::depth);
    read(Topics.OBJECTS, FrameObjects.class, this::objects);
  }

  private <T extends SpecificRecord> void read(String topic, Class<T> type, Consumer<T> to) {
    readers.read(
        topic,
        type,
        record -> {
          to.accept(record);
          lastCame = Instant.now();
        });
  }

  private void prediction(Prediction prediction) {
    ledger.prediction(prediction.getFrame().getFrameId());
    models.put(
        prediction.getModel().getSha256(),
        prediction.getModel().getName() + " " + prediction.getModel().getVersion());
  }

  private void mask(SegmentationMask mask) {
    ledger.mask(mask.getFrame().getFrameId());
    synchronized (keepsakes) {
      of(mask.getFrame().getCameraId()).mask(mask);
    }
  }

  private void depth(DepthMap depth) {
    ledger.depth(depth.getFrame().getFrameId());
    synchronized (keepsakes) {
      of(depth.getFrame().getCameraId()).depth(depth);
    }
  }

  private void objects(FrameObjects objects) {
    Instant now = Instant.now();
    ledger.objects(objects.getFrame().getFrameId());
    if (measuring) {
      measured.incrementAndGet();
      latencies.add(objects, now);
    }
    synchronized (keepsakes) {
      of(objects.getFrame().getCameraId()).objects(objects);
    }
    objectsCame.accept(objects.getFrame().getCameraId());
  }

  private Keepsakes of(String camera) {
    return keepsakes.computeIfAbsent(camera, id -> new Keepsakes(keptPerCamera));
  }

  /** Whether what comes now counts for rate and latency. */
  void measuring(boolean value) {
    measuring = value;
  }

  /** Frames whose objects came while it was measuring. */
  long measured() {
    return measured.get();
  }

  StageLatencies latencies() {
    return latencies;
  }

  /** When the last record came. */
  Instant lastCame() {
    return lastCame;
  }

  /** Name and version of every model that made a prediction, by its digest. */
  Map<String, String> models() {
    return new TreeMap<>(models);
  }

  /** What was kept of a camera. */
  List<Keepsakes.Complete> kept(String camera) {
    synchronized (keepsakes) {
      return of(camera).complete();
    }
  }

  /**
   * Returns if every reader still reads.
   *
   * @throws IllegalStateException if one failed
   */
  void requireHealthy() {
    readers.requireHealthy();
  }

  @Override
  public void close() {
    readers.close();
  }
}

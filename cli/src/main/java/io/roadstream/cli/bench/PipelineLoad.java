package io.roadstream.cli.bench;

import io.roadstream.cli.CliException;
import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.produce.DeliveryException;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.schemas.id.FrameIds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Sends frames of several cameras in turn, as fast as they come back or at a set rate. */
final class PipelineLoad {

  /** Enough that no stage waits for the next frame, few enough that nothing piles up. */
  private static final int IN_FLIGHT_PER_CAMERA = 6;

  private static final Duration DRAIN = Duration.ofMinutes(2);

  private final FrameProducer producer;
  private final FrameTracker tracker;
  private final BenchFrames frames;
  private final List<String> cameras;
  private long number;
  private Instant captured = Instant.EPOCH;

  PipelineLoad(
      FrameProducer producer, FrameTracker tracker, BenchFrames frames, List<String> cameras) {
    this.producer = producer;
    this.tracker = tracker;
    this.frames = frames;
    this.cameras = List.copyOf(cameras);
  }

  /**
   * Keeps the pipeline full and returns how many frames a second came out.
   *
   * @param warmUp how long before counting begins
   * @param duration how long is counted
   */
  double saturate(Duration warmUp, Duration duration) throws InterruptedException {
    keepFull(warmUp);
    long before = tracker.arrived();
    long start = System.nanoTime();
    keepFull(duration);
    long after = tracker.arrived();
    double fps = (after - before) * 1e9 / (System.nanoTime() - start);
    drain();
    return fps;
  }

  private void keepFull(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      tracker.awaitRoom(IN_FLIGHT_PER_CAMERA * cameras.size());
      send();
    }
  }

  /** Sends at {@code fps} frames a second in all and returns once every frame has arrived. */
  void pace(double fps, Duration duration) throws InterruptedException {
    EvenRate.run(fps, duration, this::send);
    drain();
  }

  private void drain() throws InterruptedException {
    int missing = tracker.awaitAll(DRAIN.toNanos());
    if (missing > 0) {
      throw CliException.failure(
          missing + " frames did not come back within " + DRAIN.toSeconds() + " s");
    }
  }

  private void send() throws InterruptedException {
    String camera = cameras.get((int) (number % cameras.size()));
    var frame = frames.get(number++);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    captured = now.isAfter(captured) ? now : captured.plus(1, ChronoUnit.MICROS);
    // The tracker has to know of the frame before it can come back.
    tracker.sent(
        FrameIds.of(camera, captured, ByteBuffer.wrap(frame.image().bytes())), System.nanoTime());
    try {
      var unused = producer.send(camera, frame, captured);
    } catch (BadImageException | DeliveryException e) {
      throw CliException.failure("cannot send a frame: " + e.getMessage(), e);
    }
  }
}

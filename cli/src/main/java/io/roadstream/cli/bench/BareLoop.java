package io.roadstream.cli.bench;

import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.image.Preprocessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One frame after another through decoder and network, without Kafka. */
final class BareLoop {

  private final PerceptionEngine engine;
  private final Preprocessor preprocessor;
  private final BenchFrames frames;
  private final List<Long> latencies = new ArrayList<>();
  private long number;

  BareLoop(PerceptionEngine engine, Preprocessor preprocessor, BenchFrames frames) {
    this.engine = engine;
    this.preprocessor = preprocessor;
    this.frames = frames;
  }

  /** Runs as fast as it can and returns how many frames a second it did. */
  double saturate(Duration duration) {
    int done = 0;
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    long now = start;
    while (now < end) {
      now = frame();
      done++;
    }
    return done * 1e9 / (now - start);
  }

  /**
   * Runs {@code fps} frames a second, asleep in between, so that threads and caches grow as cold as
   * a service's at that load, and notes how long each took.
   */
  void pace(double fps, Duration duration) throws InterruptedException {
    EvenRate.run(
        fps,
        duration,
        () -> {
          long start = System.nanoTime();
          latencies.add(frame() - start);
        });
  }

  /** Returns the latencies noted so far, from the JPEG to mask and depth codes, and begins anew. */
  List<Long> takeLatencies() {
    List<Long> taken = List.copyOf(latencies);
    latencies.clear();
    return taken;
  }

  private long frame() {
    NetworkInput input = preprocessor.prepare(frames.jpeg(number++));
    engine.infer(List.of(input));
    return System.nanoTime();
  }
}

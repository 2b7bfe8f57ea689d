package io.roadstream.cli.bench;

import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.image.Preprocessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One frame after another through decoder and network, without Kafka. */
final class BareLoop {

  private BareLoop() {}

  /**
   * What a loop came to.
   *
   * @param fps frames a second
   * @param latency of each frame, from the JPEG to mask and depth codes
   */
  record Result(double fps, Percentiles latency) {}

  /**
   * Runs as fast as it can for {@code warmUp}, then measures for {@code duration}.
   *
   * @param period nanoseconds from frame to frame while it measures, asleep in between, so that
   *     threads and caches grow as cold as a service's at that load; 0 for as fast as it can
   */
  static Result run(
      PerceptionEngine engine,
      Preprocessor preprocessor,
      BenchFrames frames,
      long period,
      Duration warmUp,
      Duration duration) {
    measure(engine, preprocessor, frames, 0, warmUp);
    return measure(engine, preprocessor, frames, period, duration);
  }

  private static Result measure(
      PerceptionEngine engine,
      Preprocessor preprocessor,
      BenchFrames frames,
      long period,
      Duration duration) {
    List<Long> nanos = new ArrayList<>();
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    long now = start;
    for (long number = 0; now < end; number++) {
      long wait = start + number * period - now;
      if (wait > 0) {
        LockSupport.parkNanos(wait);
        now = System.nanoTime();
      }
      NetworkInput input = preprocessor.prepare(frames.jpeg(number));
      engine.infer(List.of(input));
      long done = System.nanoTime();
      nanos.add(done - now);
      now = done;
    }
    return new Result(
        nanos.size() * 1e9 / (now - start),
        new Percentiles(nanos.stream().mapToLong(Long::longValue).toArray()));
  }
}

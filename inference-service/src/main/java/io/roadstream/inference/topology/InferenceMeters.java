package io.roadstream.inference.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.roadstream.schemas.InferenceTimings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service's own metrics: {@code roadstream.inference.stage} (seconds, by stage), {@code
 * roadstream.inference.batch.size}, and {@code roadstream.inference.failures} (frames, by stage).
 *
 * <p>Thread-safe.
 */
public final class InferenceMeters {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final Map<Stage, Counter> failures = new EnumMap<>(Stage.class);
  private final DistributionSummary batchSize;

  /** Registers the meters. */
  public InferenceMeters(MeterRegistry registry) {
    for (Stage stage : Stage.values()) {
      stages.put(
          stage,
          Timer.builder("roadstream.inference.stage")
              .description("Where the time of a frame goes")
              .tag("stage", stage.label())
              .publishPercentileHistogram()
              .minimumExpectedValue(SHORTEST)
              .maximumExpectedValue(LONGEST)
              .register(registry));
      failures.put(
          stage,
          Counter.builder("roadstream.inference.failures")
              .description("Frames that could not be turned into a prediction")
              .tag("stage", stage.label())
              .register(registry));
    }
    batchSize =
        DistributionSummary.builder("roadstream.inference.batch.size")
            .description("Frames in the batch of each frame")
            .register(registry);
  }

  void record(InferenceTimings timings) {
    record(Stage.WAIT, timings.getWaitMicros());
    record(Stage.DECODE, timings.getDecodeMicros());
    record(Stage.QUEUE, timings.getQueueMicros());
    record(Stage.INFER, timings.getInferMicros());
    record(Stage.ENCODE, timings.getEncodeMicros());
    batchSize.record(timings.getBatchSize());
  }

  void failed(Stage stage) {
    failures.get(stage).increment();
  }

  private void record(Stage stage, long micros) {
    stages.get(stage).record(micros, TimeUnit.MICROSECONDS);
  }
}

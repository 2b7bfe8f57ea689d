package io.roadstream.postproc.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.roadstream.postproc.track.Tracker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The service's own metrics: {@code roadstream.postproc.stage} (seconds, by stage), {@code
 * roadstream.postproc.latency} (seconds from ingestion until the results were handed over, by the
 * clocks of two machines), {@code roadstream.postproc.objects} (a frame), {@code
 * roadstream.postproc.late} (frames, by whether the grace was kept) and {@code
 * roadstream.postproc.failures} (predictions, by stage).
 *
 * <p>Thread-safe.
 */
public final class PostprocMeters {

  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final Map<Stage, Counter> failures = new EnumMap<>(Stage.class);
  private final Timer latency;
  private final Counter late;
  private final Counter tooLate;
  private final DistributionSummary objects;

  /** Registers the meters. */
  public PostprocMeters(MeterRegistry registry) {
    for (Stage stage : Stage.values()) {
      stages.put(
          stage,
          timer("roadstream.postproc.stage", Duration.ofNanos(100_000), Duration.ofSeconds(10))
              .description("Where the time of a prediction goes")
              .tag("stage", stage.label())
              .register(registry));
      failures.put(
          stage,
          Counter.builder("roadstream.postproc.failures")
              .description("Predictions that could not be processed")
              .tag("stage", stage.label())
              .register(registry));
    }
    latency =
        timer("roadstream.postproc.latency", Duration.ofMillis(1), Duration.ofMinutes(1))
            .description("From a frame's ingestion until its results were handed over")
            .register(registry);
    late = late(registry, "kept");
    tooLate = late(registry, "exceeded");
    objects =
        DistributionSummary.builder("roadstream.postproc.objects")
            .description("Objects in a frame")
            .register(registry);
  }

  void took(Stage stage, Duration time) {
    stages.get(stage).record(time);
  }

  void done(Duration sinceIngestion, int objectsFound) {
    latency.record(sinceIngestion);
    objects.record(objectsFound);
  }

  void order(Tracker.Order order) {
    switch (order) {
      case NEXT -> {
        // As it should be.
      }
      case LATE -> late.increment();
      case TOO_LATE -> tooLate.increment();
    }
  }

  private static Counter late(MeterRegistry registry, String grace) {
    return Counter.builder("roadstream.postproc.late")
        .description("Frames older than one that came before them")
        .tag("grace", grace)
        .register(registry);
  }

  void failed(Stage stage) {
    failures.get(stage).increment();
  }

  private static Timer.Builder timer(String name, Duration shortest, Duration longest) {
    return Timer.builder(name)
        .publishPercentileHistogram()
        .minimumExpectedValue(shortest)
        .maximumExpectedValue(longest);
  }
}

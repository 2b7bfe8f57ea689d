package io.roadstream.inference.release;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.roadstream.schemas.ModelRef;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Metrics of releases: {@code roadstream.inference.releases} (by result and reason), {@code
 * roadstream.inference.swap.load} and {@code roadstream.inference.swap.hold} (seconds), and {@code
 * roadstream.inference.model} (1, by name, version and digest of the model that runs).
 */
public final class ReleaseMeters {

  private static final String RELEASES = "roadstream.inference.releases";

  private final MeterRegistry registry;
  private final Timer load;
  private final Timer hold;
  private final MultiGauge model;

  /** Registers the meters. */
  public ReleaseMeters(MeterRegistry registry) {
    this.registry = registry;
    load =
        Timer.builder("roadstream.inference.swap.load")
            .description(
                "Verifying, loading, warming up and trying a model beside the one that runs")
            .register(registry);
    hold =
        Timer.builder("roadstream.inference.swap.hold")
            .description("Waiting for the batch that runs, and exchanging the model")
            .register(registry);
    model =
        MultiGauge.builder("roadstream.inference.model")
            .description("The model that runs")
            .register(registry);
    for (Refusal refusal : Refusal.values()) {
      registry.counter(RELEASES, "result", "refused", "reason", refusal.label());
    }
    registry.counter(RELEASES, "result", "switched", "reason", "");
  }

  void running(ModelRef ref) {
    Tags tags =
        Tags.of("name", ref.getName(), "version", ref.getVersion(), "sha256", ref.getSha256());
    model.register(List.of(MultiGauge.Row.of(tags, 1)), true);
  }

  void switched(long loadNanos, long holdNanos) {
    load.record(loadNanos, TimeUnit.NANOSECONDS);
    hold.record(holdNanos, TimeUnit.NANOSECONDS);
    registry.counter(RELEASES, "result", "switched", "reason", "").increment();
  }

  void refused(Refusal refusal) {
    registry.counter(RELEASES, "result", "refused", "reason", refusal.label()).increment();
  }
}

package io.roadstream.trainer.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Metrics of runs: {@code roadstream.trainer.runs} (by result), {@code roadstream.trainer.run.step}
 * and {@code roadstream.trainer.run.steps} of the last one, {@code roadstream.trainer.samples.new}
 * since it was specified, and {@code roadstream.trainer.drift} as last measured (no number before
 * that: only a trigger on drift has it measured).
 */
public final class RunMeters {

  private final MeterRegistry registry;
  private final AtomicInteger step = new AtomicInteger();
  private final AtomicInteger steps = new AtomicInteger();
  private final AtomicInteger fresh = new AtomicInteger();
  private volatile double drift = Double.NaN;

  /** Registers the meters. */
  public RunMeters(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("roadstream.trainer.run.step", step, AtomicInteger::get)
        .description("Steps that the last run has taken")
        .register(registry);
    Gauge.builder("roadstream.trainer.run.steps", steps, AtomicInteger::get)
        .description("Steps of the last run")
        .register(registry);
    Gauge.builder("roadstream.trainer.samples.new", fresh, AtomicInteger::get)
        .description("Samples since the last run was specified")
        .register(registry);
    Gauge.builder("roadstream.trainer.drift", this, meters -> meters.drift)
        .description("Distance of recent predictions from the training data, 0..1")
        .register(registry);
  }

  void progressed(RunRecord record) {
    step.set(record.step());
    steps.set(record.steps());
  }

  void newSamples(int count) {
    fresh.set(count);
  }

  /** Takes note of a measured drift, and hands it on. */
  double drifted(double measured) {
    drift = measured;
    return measured;
  }

  void ended(RunRecord record) {
    registry
        .counter(
            "roadstream.trainer.runs", "result", record.state().name().toLowerCase(Locale.ROOT))
        .increment();
  }
}

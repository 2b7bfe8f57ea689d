package io.roadstream.trainer.app;

import io.roadstream.trainer.run.Lease;
import io.roadstream.trainer.run.RunManager;
import io.roadstream.trainer.run.RunRecord;
import io.roadstream.trainer.run.RunState;
import io.roadstream.trainer.sample.SampleCache;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up, with the samples at hand, whether this instance trains, and what it is at. */
final class TrainerHealth implements HealthIndicator {

  private final SampleCache samples;
  private final Lease lease;
  private final RunManager runs;

  TrainerHealth(SampleCache samples, Lease lease, RunManager runs) {
    this.samples = samples;
    this.lease = lease;
    this.runs = runs;
  }

  @Override
  public Health health() {
    Health.Builder health =
        Health.up()
            .withDetail("samples", samples.entries().size())
            .withDetail("rejected", samples.rejected())
            .withDetail("lease", lease.held());
    runs.all().stream()
        .filter(record -> record.state() == RunState.RUNNING)
        .findFirst()
        .ifPresent(record -> health.withDetail("run", text(record)));
    return health.build();
  }

  private static String text(RunRecord record) {
    return record.spec().id() + ", step " + record.step() + " of " + record.steps();
  }
}

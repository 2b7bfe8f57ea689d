package io.roadstream.inference.app;

import io.roadstream.inference.model.ModelHolder;
import io.roadstream.schemas.ModelRef;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up once a model is loaded, and says which. */
final class ModelHealth implements HealthIndicator {

  private final ModelHolder model;

  ModelHealth(ModelHolder model) {
    this.model = model;
  }

  @Override
  public Health health() {
    ModelRef ref = model.identity().ref();
    return Health.up()
        .withDetail("name", ref.getName())
        .withDetail("version", ref.getVersion())
        .withDetail("sha256", ref.getSha256())
        .withDetail("device", model.device())
        .build();
  }
}

package io.roadstream.inference.app;

import io.roadstream.inference.model.ModelHolder;
import io.roadstream.inference.release.ReleaseState;
import io.roadstream.inference.release.ShadowMeters;
import io.roadstream.schemas.ModelRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up once a model is loaded, and says which, what became of the last release, and how a candidate
 * in the shadow compares. A refused release does not make the service unhealthy: its model goes on.
 */
final class ModelHealth implements HealthIndicator {

  private final ModelHolder model;
  private final ReleaseState releases;
  private final Optional<ShadowMeters> shadow;

  ModelHealth(ModelHolder model, ReleaseState releases, Optional<ShadowMeters> shadow) {
    this.model = model;
    this.releases = releases;
    this.shadow = shadow;
  }

  @Override
  public Health health() {
    ModelRef ref = model.identity().ref();
    Health.Builder health =
        Health.up()
            .withDetail("name", ref.getName())
            .withDetail("version", ref.getVersion())
            .withDetail("sha256", ref.getSha256())
            .withDetail("device", model.device());
    releases.switchedAt().ifPresent(at -> health.withDetail("since", at.toString()));
    releases.refused().ifPresent(refused -> health.withDetail("refusedRelease", refused));
    shadow
        .filter(meters -> meters.compared() > 0)
        .ifPresent(meters -> health.withDetail("candidate", candidate(meters)));
    return health.build();
  }

  private static Map<String, Object> candidate(ShadowMeters meters) {
    Map<String, Object> candidate = new LinkedHashMap<>();
    candidate.put("frames", meters.compared());
    candidate.put("maskAgreement", meters.meanMaskAgreement());
    candidate.put("depthDifference", meters.meanDepthDifference());
    candidate.put("millisPerFrame", meters.meanMillis());
    return candidate;
  }
}

package io.roadstream.ingest.app;

import io.roadstream.ingest.produce.DeliveryException;
import io.roadstream.ingest.produce.FrameProducer;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the broker answers and has the topic for frames; tells how the sources fare. */
final class BrokerHealth implements HealthIndicator {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final FrameProducer producer;
  private final SourceRunners sources;

  BrokerHealth(FrameProducer producer, SourceRunners sources) {
    this.producer = producer;
    this.sources = sources;
  }

  @Override
  public Health health() {
    Health.Builder health = new Health.Builder();
    try {
      producer.check(PATIENCE);
      health.up();
    } catch (DeliveryException e) {
      health.down().withDetail("error", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      health.unknown();
    }
    for (SourceStatus source : sources.status()) {
      health.withDetail(source.cameraId(), source.state().name());
    }
    return health.build();
  }
}

package io.roadstream.service.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up only while Kafka Streams is RUNNING; out of service while it gets there. */
public final class StreamsHealth implements HealthIndicator {

  private final StreamsRunner runner;

  /** Health of the streams that this runner runs. */
  public StreamsHealth(StreamsRunner runner) {
    this.runner = runner;
  }

  @Override
  public Health health() {
    KafkaStreams.State state = runner.state();
    Health.Builder health =
        switch (state) {
          case RUNNING -> Health.up();
          case CREATED, REBALANCING -> Health.outOfService();
          default -> Health.down();
        };
    return health.withDetail("state", state.name()).withDetail("threads", runner.threads()).build();
  }
}

package io.roadstream.service.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.deadletter.DeadLetterProductionHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {

  private static final StreamsSettings SETTINGS =
      new StreamsSettings(
          "some-service",
          3,
          Duration.ofMillis(20),
          16,
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(20),
          null);

  @Test
  void shouldMakeAConfigurationThatKafkaAccepts() {
    StreamsConfig config = new StreamsConfig(properties(Map.of()));

    assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
    assertThat(config.getString("errors.dead.letter.queue.topic.name")).isEqualTo("some.dlq");
    assertThat(config.getInt("buffered.records.per.partition")).isEqualTo(16);
    assertThat(config.getLong("commit.interval.ms"))
        .as("leaves prompt commits alone")
        .isEqualTo(200);
    assertThat(config.getLong("poll.ms")).as("looks at the commit as often").isEqualTo(4);
    assertThat(config.productionExceptionHandler()).isInstanceOf(DeadLetterProductionHandler.class);
    Map<String, Object> producer = config.getProducerConfigs("client");
    assertThat(producer)
        .containsEntry("max.request.size", new PayloadLimit(1 << 20).deadLetterTopicBytes())
        .containsEntry("compression.type", "none")
        .containsEntry("retry.backoff.ms", 2)
        .containsEntry("linger.ms", 20)
        .containsEntry("batch.size", 512 << 10)
        .containsEntry("transaction.timeout.ms", 15_000);
    Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 0);
    assertThat(consumer)
        .containsEntry("max.poll.records", 16)
        .containsEntry("session.timeout.ms", 10_000)
        .containsEntry("heartbeat.interval.ms", 2_500)
        .containsEntry("isolation.level", "read_committed");
  }

  @Test
  void shouldLetClientPropertiesWin() {
    StreamsConfig config =
        new StreamsConfig(
            properties(Map.of("commit.interval.ms", "99", "group.protocol", "classic")));

    assertThat(config.getLong("commit.interval.ms")).isEqualTo(99);
  }

  @Test
  void shouldRefuseToDropRecordsForWantOfADeadLetterTopic() {
    assertThatThrownBy(() -> new DeadLetterProductionHandler().configure(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("errors.dead.letter.queue.topic.name");
  }

  private static Properties properties(Map<String, String> client) {
    return StreamsProperties.of(
        new KafkaSettings(
            "localhost:9092",
            "http://localhost:8080",
            new PayloadLimit(1 << 20),
            Duration.ofSeconds(1),
            true,
            client),
        SETTINGS,
        "some.dlq");
  }
}

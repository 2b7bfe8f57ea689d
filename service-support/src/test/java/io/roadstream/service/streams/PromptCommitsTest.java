package io.roadstream.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitsTest {

  private final MockProcessorContext<String, byte[]> context =
      new MockProcessorContext<>(properties("200"));

  @Test
  void commitsAtOnceWhatWasTakenUpSoon() {
    PromptCommits.of(context).processed(Duration.ofMillis(99));

    assertThat(context.committed()).isTrue();
  }

  @Test
  void leavesWhatQueuedToTheInterval() {
    PromptCommits.of(context).processed(Duration.ofMillis(100));

    assertThat(context.committed()).isFalse();
  }

  @Test
  void takesAClockThatIsBehindForSoon() {
    PromptCommits.of(context).processed(Duration.ofMillis(-3));

    assertThat(context.committed()).isTrue();
  }

  private static Properties properties(String commitInterval) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval);
    return properties;
  }
}

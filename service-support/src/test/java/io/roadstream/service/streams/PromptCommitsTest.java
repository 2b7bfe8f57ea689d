package io.roadstream.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class PromptCommitsTest {

  /** Of the streams, that is 200 ms of ours. */
  private final MockProcessorContext<String, byte[]> context =
      new MockProcessorContext<>(properties("2000"));

  private final PromptCommits commits = PromptCommits.of(context);

  @Test
  void commitsAtOnceWhatWasTakenUpSoon() {
    commits.processed(Duration.ofMillis(99));

    assertThat(context.committed()).isTrue();
  }

  @Test
  void leavesWhatQueuedToTheInterval() {
    commits.processed(Duration.ofMillis(100));

    assertThat(context.committed()).isFalse();
    intervalEnds();
    assertThat(context.committed()).isTrue();
  }

  @Test
  void commitsNothingTwice() {
    commits.processed(Duration.ofMillis(100));
    commits.processed(Duration.ofMillis(99));
    context.resetCommit();

    intervalEnds();

    assertThat(context.committed()).isFalse();
  }

  @Test
  void takesAClockThatIsBehindForSoon() {
    commits.processed(Duration.ofMillis(-3));

    assertThat(context.committed()).isTrue();
  }

  private void intervalEnds() {
    CapturedPunctuator scheduled = context.scheduledPunctuators().get(0);
    assertThat(scheduled.getInterval()).isEqualTo(Duration.ofMillis(200));
    assertThat(scheduled.getType()).isEqualTo(PunctuationType.WALL_CLOCK_TIME);
    scheduled.getPunctuator().punctuate(0);
  }

  private static Properties properties(String commitInterval) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval);
    return properties;
  }
}

package io.roadstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

  @Test
  void shouldPlanEveryTopicAndEveryDeadLetterTopicOnce() {
    List<String> expected = new ArrayList<>(Topics.valueSchemas().keySet());
    expected.addAll(
        List.of("inference-service.dlq", "depth-postproc-service.dlq", "trainer-service.dlq"));
    assertThat(new TopicPlan(TopicSettings.DEFAULT).topics())
        .extracting(TopicSpec::name)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void shouldNeverDeleteTrainingSamples() {
    assertThat(plan(TopicSettings.DEFAULT).get(Topics.TRAINING_SAMPLES).configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("retention.bytes", "-1");
  }

  @Test
  void shouldCompactReleasesInOnePartition() {
    TopicSpec releases = plan(TopicSettings.DEFAULT).get(Topics.MODEL_RELEASES);
    assertThat(releases.partitions()).isEqualTo(1);
    assertThat(releases.configs()).containsEntry("cleanup.policy", "compact");
  }

  @Test
  void shouldLeaveImagesUncompressed() {
    assertThat(plan(TopicSettings.DEFAULT).get(Topics.CAMERA_FRAMES).configs())
        .containsEntry("compression.type", "uncompressed");
  }

  @Test
  void shouldGiveDeadLettersMoreRoomThanTheirSource() {
    Map<String, TopicSpec> plan = plan(TopicSettings.DEFAULT);
    assertThat(limit(plan.get(Topics.deadLetters(Topics.INFERENCE_SERVICE))))
        .isGreaterThan(limit(plan.get(Topics.CAMERA_FRAMES)));
  }

  @Test
  void shouldKeepSegmentsSmallEnoughForTheRetentionToBite() {
    TopicSpec frames = plan(TopicSettings.DEFAULT).get(Topics.CAMERA_FRAMES);
    assertThat(Long.parseLong(frames.configs().get("segment.bytes")) * 4)
        .isLessThanOrEqualTo(Long.parseLong(frames.configs().get("retention.bytes")));
  }

  @Test
  void shouldAskForTwoReplicasInSyncWhenThereAreThree() {
    TopicSettings settings =
        new TopicSettings(12, 3, Optional.of(Duration.ofHours(6)), -1, PayloadLimit.DEFAULT);
    TopicSpec frames = plan(settings).get(Topics.CAMERA_FRAMES);
    assertThat(frames.partitions()).isEqualTo(12);
    assertThat(frames.replicationFactor()).isEqualTo(3);
    assertThat(frames.configs())
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("retention.ms", "21600000");
  }

  @Test
  void shouldNameTheSettingWhenAValueIsWrong() {
    assertThatThrownBy(() -> TopicSettings.DEFAULT.withPartitions(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("partitions", "0", "at least 1");
    assertThatThrownBy(() -> new TopicSettings(1, 1, Optional.empty(), 1000, PayloadLimit.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("retentionBytes is 1000");
  }

  private static Map<String, TopicSpec> plan(TopicSettings settings) {
    return new TopicPlan(settings)
        .topics().stream().collect(Collectors.toMap(TopicSpec::name, Function.identity()));
  }

  private static int limit(TopicSpec spec) {
    return Integer.parseInt(spec.configs().get("max.message.bytes"));
  }
}

package io.roadstream.schemas.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Says how every topic is to be laid out under given settings.
 *
 * <ul>
 *   <li>Frames and results: deleted by age or size.
 *   <li>Training samples: kept for ever; the topic is the data set.
 *   <li>Releases: one partition, compacted, so that a reader finds each channel's latest at once
 *       and all channels in one order.
 *   <li>Dead letters: one partition, for a person to read; the source's limits plus the error's.
 * </ul>
 */
public final class TopicPlan {

  /** A segment is deleted as a whole, so a partition holds up to one more than its limit. */
  private static final int SEGMENTS_PER_RETENTION = 4;

  private static final long MAX_SEGMENT_BYTES = 1L << 30;

  private final TopicSettings settings;

  /** Creates the plan for {@code settings}. */
  public TopicPlan(TopicSettings settings) {
    this.settings = requireNonNull(settings, "settings is null");
  }

  /** Returns the layout of every topic, dead-letter topics included. */
  public List<TopicSpec> topics() {
    List<TopicSpec> specs = new ArrayList<>();
    for (String topic : Topics.valueSchemas().keySet()) {
      specs.add(
          switch (topic) {
            case Topics.TRAINING_SAMPLES -> keptForEver(topic);
            case Topics.MODEL_RELEASES -> compacted(topic);
            default -> flowing(topic);
          });
    }
    for (String service : Topics.CONSUMING_SERVICES) {
      specs.add(deadLetters(Topics.deadLetters(service)));
    }
    return List.copyOf(specs);
  }

  private TopicSpec flowing(String topic) {
    return spec(topic, settings.partitions(), limitedRetention(false));
  }

  private TopicSpec deadLetters(String topic) {
    return spec(topic, 1, limitedRetention(true));
  }

  private TopicSpec keptForEver(String topic) {
    Map<String, String> configs = uncompressed(false);
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    return spec(topic, settings.partitions(), configs);
  }

  private TopicSpec compacted(String topic) {
    Map<String, String> configs = new HashMap<>(settings.payloadLimit().topicProperties(false));
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    return spec(topic, 1, configs);
  }

  private Map<String, String> limitedRetention(boolean deadLetters) {
    Map<String, String> configs = uncompressed(deadLetters);
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    configs.put(
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(settings.retention().map(Duration::toMillis).orElse(-1L)));
    configs.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(settings.retentionBytes()));
    if (settings.retentionBytes() != -1) {
      long segment =
          Math.max(
              settings.payloadLimit().deadLetterTopicBytes(),
              settings.retentionBytes() / SEGMENTS_PER_RETENTION);
      configs.put(
          TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(Math.min(MAX_SEGMENT_BYTES, segment)));
    }
    return configs;
  }

  /** What travels is JPEG, PNG or Zstandard already; a broker must not compress it again. */
  private Map<String, String> uncompressed(boolean deadLetters) {
    Map<String, String> configs =
        new HashMap<>(settings.payloadLimit().topicProperties(deadLetters));
    configs.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "uncompressed");
    return configs;
  }

  private TopicSpec spec(String topic, int partitions, Map<String, String> configs) {
    configs.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, settings.replicationFactor() >= 3 ? "2" : "1");
    return new TopicSpec(topic, partitions, settings.replicationFactor(), configs);
  }
}

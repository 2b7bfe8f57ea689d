package io.roadstream.schemas.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What an installation decides about its topics; everything else follows from what a topic carries.
 *
 * @param partitions partitions of each keyed topic, at least 1: the most instances or stream
 *     threads that can share the work
 * @param replicationFactor copies of each partition, at least 1; with 3 or more a write needs two
 *     of them
 * @param retention how long frames and results are kept, or empty to keep them until {@code
 *     retentionBytes} is reached. It counts from a record's timestamp, which is when the picture
 *     was taken: with a limit set, pictures older than the limit vanish soon after they are
 *     replayed
 * @param retentionBytes bytes of frames or results kept per partition, or -1 for no limit
 * @param payloadLimit the limit on record sizes
 */
public record TopicSettings(
    int partitions,
    int replicationFactor,
    Optional<Duration> retention,
    long retentionBytes,
    PayloadLimit payloadLimit) {

  /** Six partitions, one copy, no limit of age, 512 MiB per partition: one machine. */
  public static final TopicSettings DEFAULT =
      new TopicSettings(6, 1, Optional.empty(), 512L << 20, PayloadLimit.DEFAULT);

  /** Checks each value. */
  public TopicSettings {
    require(partitions >= 1, "partitions", partitions, "at least 1");
    require(
        replicationFactor >= 1 && replicationFactor <= Short.MAX_VALUE,
        "replicationFactor",
        replicationFactor,
        "at least 1");
    requireNonNull(retention, "retention is null");
    retention.ifPresent(
        age ->
            require(
                !age.isNegative() && !age.isZero(),
                "retention",
                age,
                "a positive duration, or none at all"));
    require(
        retentionBytes == -1 || retentionBytes >= payloadLimit.topicBytes(),
        "retentionBytes",
        retentionBytes,
        "-1 (no limit) or at least one record of " + payloadLimit.topicBytes() + " bytes");
  }

  /** Returns the same settings with another number of partitions. */
  public TopicSettings withPartitions(int count) {
    return new TopicSettings(count, replicationFactor, retention, retentionBytes, payloadLimit);
  }

  /** Returns the same settings with another limit on record sizes. */
  public TopicSettings withPayloadLimit(PayloadLimit limit) {
    return new TopicSettings(partitions, replicationFactor, retention, retentionBytes, limit);
  }

  private static void require(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + "; allowed is " + allowed);
    }
  }
}

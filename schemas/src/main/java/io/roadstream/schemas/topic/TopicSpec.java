package io.roadstream.schemas.topic;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one topic is to be laid out.
 *
 * @param name the topic
 * @param partitions number of partitions
 * @param replicationFactor copies of each partition
 * @param configs topic-level configuration that differs from the broker's defaults
 */
public record TopicSpec(
    String name, int partitions, int replicationFactor, Map<String, String> configs) {

  /** Copies the configuration, in the order of its names. */
  public TopicSpec {
    requireNonNull(name, "name is null");
    configs = Collections.unmodifiableMap(new TreeMap<>(configs));
  }
}

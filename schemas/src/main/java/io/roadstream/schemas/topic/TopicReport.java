package io.roadstream.schemas.topic;

import java.util.List;

/**
 * What a {@link TopicProvisioner} found and did.
 *
 * @param created topics that were not there and now are
 * @param unchanged topics that were there as planned
 * @param differences where a topic that was there differs from the plan; nothing was changed
 */
public record TopicReport(
    List<String> created, List<String> unchanged, List<Difference> differences) {

  /** Copies the lists. */
  public TopicReport {
    created = List.copyOf(created);
    unchanged = List.copyOf(unchanged);
    differences = List.copyOf(differences);
  }

  /**
   * One value of one topic that is not as planned.
   *
   * @param topic the topic
   * @param setting {@code partitions}, {@code replication.factor} or a topic configuration
   * @param planned the plan's value
   * @param found the broker's value
   */
  public record Difference(String topic, String setting, String planned, String found) {

    /** Says what differs in a sentence. */
    public String describe() {
      return "topic " + topic + " has " + setting + " " + found + ", planned is " + planned;
    }
  }
}

package io.roadstream.trainer.sample;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which samples of the topic, exactly: from an offset (inclusive) to another (exclusive) in each
 * partition.
 *
 * @param partitions by partition; one that is not in it has none
 */
public record SampleRanges(Map<Integer, Range> partitions) {

  /** No samples. */
  public static final SampleRanges NONE = new SampleRanges(Map.of());

  /** Copies the map, in the partitions' order. */
  public SampleRanges {
    partitions = Collections.unmodifiableMap(new TreeMap<>(partitions));
  }

  /**
   * Offsets of one partition.
   *
   * @param from first
   * @param to behind the last
   */
  public record Range(long from, long to) {}

  /** Everything before the given positions. */
  public static SampleRanges upTo(Map<Integer, Long> positions) {
    return NONE.after(positions);
  }

  /** Everything from the end of this up to the given positions. */
  public SampleRanges after(Map<Integer, Long> positions) {
    Map<Integer, Range> next = new TreeMap<>();
    positions.forEach(
        (partition, to) -> {
          Range before = partitions.get(partition);
          next.put(partition, new Range(before == null ? 0 : before.to(), to));
        });
    return new SampleRanges(next);
  }

  /** This and what follows it directly, as one. */
  public SampleRanges and(SampleRanges following) {
    Map<Integer, Range> both = new TreeMap<>(partitions);
    following.partitions.forEach(
        (partition, range) ->
            both.merge(partition, range, (one, other) -> new Range(one.from(), other.to())));
    return new SampleRanges(both);
  }

  /** Whether a sample is among them. */
  public boolean contains(SampleEntry entry) {
    Range range = partitions.get(entry.partition());
    return range != null && entry.offset() >= range.from() && entry.offset() < range.to();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    partitions.forEach(
        (partition, range) -> {
          if (range.to() > range.from()) {
            text.append(text.isEmpty() ? "" : " ")
                .append(partition)
                .append(':')
                .append(range.from())
                .append('-')
                .append(range.to());
          }
        });
    return text.isEmpty() ? "none" : text.toString();
  }
}

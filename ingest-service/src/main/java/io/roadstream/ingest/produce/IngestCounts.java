package io.roadstream.ingest.produce;

import io.roadstream.ingest.frame.SkipReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a job has done so far.
 *
 * @param accepted frames handed to the Kafka client
 * @param delivered frames that the broker has confirmed
 * @param bytes encoded bytes of those
 * @param skipped inputs that did not become records, by reason; reasons that did not occur are left
 *     out
 * @param reconnects times that a lost source was tried again
 */
public record IngestCounts(
    long accepted, long delivered, long bytes, Map<SkipReason, Long> skipped, long reconnects) {

  /** Copies the map. */
  public IngestCounts {
    EnumMap<SkipReason, Long> copy = new EnumMap<>(SkipReason.class);
    copy.putAll(skipped);
    skipped = Collections.unmodifiableMap(copy);
  }

  /** All inputs that did not become records. */
  public long skippedInAll() {
    return skipped.values().stream().mapToLong(Long::longValue).sum();
  }
}

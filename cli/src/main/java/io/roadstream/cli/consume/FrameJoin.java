package io.roadstream.cli.consume;

import io.roadstream.schemas.FrameRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the record of another topic that speaks of the same frame. Both topics have the same
 * partitions and keep a camera's order, so each partition is read forwards once; what is passed on
 * the way is kept for a while, up to a limit of bytes. One thread at a time.
 *
 * @param <T> the other topic's records
 */
final class FrameJoin<T extends SpecificRecord> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final long KEPT_BYTES = 256L << 20;

  private final RecordReader<T> reader;
  private final Function<T, FrameRef> frameOf;
  private final ToLongFunction<T> sizeOf;
  private final Duration patience;
  private final Set<Integer> started = new HashSet<>();
  private final Map<String, Long> lastSequence = new HashMap<>();
  private final LinkedHashMap<String, T> kept = new LinkedHashMap<>();
  private long keptBytes;

  /**
   * @param reader of the other topic; closed with this
   * @param frameOf the frame that a record speaks of
   * @param sizeOf about how many bytes a record takes
   * @param patience how long to wait for a record that has not come yet
   */
  FrameJoin(
      RecordReader<T> reader,
      Function<T, FrameRef> frameOf,
      ToLongFunction<T> sizeOf,
      Duration patience) {
    this.reader = reader;
    this.frameOf = frameOf;
    this.sizeOf = sizeOf;
    this.patience = patience;
  }

  /** The other topic's record of the same frame; none if it has gone or does not come in time. */
  Optional<T> find(ConsumerRecord<String, ?> record, FrameRef frame) {
    int partition = record.partition();
    if (partition >= reader.partitionCount()) {
      return Optional.empty();
    }
    if (started.add(partition)) {
      reader.seekToTime(partition, record.timestamp());
    }
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      T found = kept.remove(frame.getFrameId());
      if (found != null) {
        keptBytes -= sizeOf.applyAsLong(found);
        return Optional.of(found);
      }
      if (lastSequence.getOrDefault(frame.getCameraId(), -1L) >= frame.getSequence()
          || System.nanoTime() > end) {
        return Optional.empty();
      }
      reader.poll(partition, POLL).forEach(next -> keep(next.value()));
    }
  }

  private void keep(T record) {
    FrameRef frame = frameOf.apply(record);
    lastSequence.merge(frame.getCameraId(), frame.getSequence(), Math::max);
    T before = kept.put(frame.getFrameId(), record);
    keptBytes += sizeOf.applyAsLong(record) - (before == null ? 0 : sizeOf.applyAsLong(before));
    var oldest = kept.values().iterator();
    while (keptBytes > KEPT_BYTES && oldest.hasNext()) {
      keptBytes -= sizeOf.applyAsLong(oldest.next());
      oldest.remove();
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}

package io.roadstream.ingest.produce;

import io.roadstream.ingest.frame.SkipReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The running figures of one job. Thread-safe. */
final class JobCounters {

  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong reconnects = new AtomicLong();
  private final Map<SkipReason, AtomicLong> skipped = new EnumMap<>(SkipReason.class);

  JobCounters() {
    for (SkipReason reason : SkipReason.values()) {
      skipped.put(reason, new AtomicLong());
    }
  }

  long accepted() {
    return accepted.get();
  }

  void accept() {
    accepted.incrementAndGet();
  }

  void deliver(long size) {
    delivered.incrementAndGet();
    bytes.addAndGet(size);
  }

  void skip(SkipReason reason) {
    AtomicLong counter = skipped.get(reason);
    if (counter != null) {
      counter.incrementAndGet();
    }
  }

  void reconnect() {
    reconnects.incrementAndGet();
  }

  IngestCounts snapshot() {
    EnumMap<SkipReason, Long> seen = new EnumMap<>(SkipReason.class);
    skipped.forEach(
        (reason, count) -> {
          if (count.get() > 0) {
            seen.put(reason, count.get());
          }
        });
    return new IngestCounts(accepted.get(), delivered.get(), bytes.get(), seen, reconnects.get());
  }
}

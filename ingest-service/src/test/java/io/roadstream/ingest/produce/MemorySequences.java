package io.roadstream.ingest.produce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sequence numbers kept in memory, with a broker that can be switched off. */
final class MemorySequences implements SequenceStore {

  final Map<String, Long> last = new ConcurrentHashMap<>();
  final List<String> notes = new ArrayList<>();
  volatile boolean away;

  @Override
  public Position open(String cameraId) throws DeliveryException {
    check(Duration.ZERO);
    return new Position(0, last.getOrDefault(cameraId, -1L) + 1);
  }

  @Override
  public synchronized void note(
      String cameraId, int partition, long offset, long sequence, boolean closed) {
    last.put(cameraId, sequence);
    notes.add(cameraId + " " + offset + " " + sequence + (closed ? " closed" : " open"));
  }

  @Override
  public void check(Duration patience) throws DeliveryException {
    if (away) {
      throw new DeliveryException("no broker", new IllegalStateException("away"));
    }
  }

  @Override
  public void close() {}
}

package io.roadstream.ingest.produce;

/**
 * The state of one camera's way to the topic. Its monitor is held from taking a sequence number to
 * handing the record over, so that numbers and records have one order. The Kafka client's thread
 * never takes the monitor: its holder may be waiting for that thread.
 */
final class CameraLane {

  private static final SequenceStore.Position NOWHERE = new SequenceStore.Position(-1, 0);

  final String cameraId;
  private SequenceStore.Position position = NOWHERE;
  private long next;
  private volatile Confirmed confirmed = new Confirmed(-1, -1, -1);
  private volatile long notedSequence = -1;

  /** The last record that the broker has; the offset is -1 if this producer has written none. */
  private record Confirmed(int partition, long sequence, long offset) {}

  CameraLane(String cameraId) {
    this.cameraId = cameraId;
  }

  /** Finds out at the first call where the camera left off. */
  synchronized void open(SequenceStore store) throws DeliveryException, InterruptedException {
    if (position.equals(NOWHERE)) {
      position = store.open(cameraId);
      next = position.next();
    }
  }

  /** Partition of the camera's records; call with the monitor held. */
  int partition() {
    return position.partition();
  }

  /** Sequence number of the next record; call with the monitor held. */
  long next() {
    return next;
  }

  /** Takes the next number; call with the monitor held. */
  void advance() {
    next++;
  }

  /** Notes that the broker has a record; called by one thread, in the records' order. */
  void confirmed(int partition, long sequence, long offset) {
    confirmed = new Confirmed(partition, sequence, offset);
  }

  /** Writes down how far the broker has confirmed, if that is news or the last word. */
  void note(SequenceStore store, boolean closed) throws DeliveryException, InterruptedException {
    Confirmed last = confirmed;
    if (last.offset() < 0 || (last.sequence() == notedSequence && !closed)) {
      return;
    }
    store.note(cameraId, last.partition(), last.offset() + 1, last.sequence(), closed);
    notedSequence = last.sequence();
  }
}

package io.roadstream.ingest.produce;

/**
 * The state of one camera's way to the topic. Its monitor is held from taking a sequence number to
 * handing the record over, so that numbers and records have one order.
 */
final class CameraLane {

  final String cameraId;
  private SequenceStore.Position position = new SequenceStore.Position(-1, 0);
  private long next;
  private long confirmedSequence = -1;
  private long confirmedOffset = -1;
  private long notedSequence = -1;

  CameraLane(String cameraId) {
    this.cameraId = cameraId;
  }

  /** Finds out at the first call where the camera left off. */
  synchronized void open(SequenceStore store) throws DeliveryException, InterruptedException {
    if (position.partition() < 0) {
      position = store.open(cameraId);
      next = position.next();
      notedSequence = next - 1;
      confirmedSequence = next - 1;
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

  /** Notes that the broker has a record. */
  synchronized void confirmed(long sequence, long offset) {
    if (sequence > confirmedSequence) {
      confirmedSequence = sequence;
      confirmedOffset = offset;
    }
  }

  /** Writes down how far the broker has confirmed, if that is news or the last word. */
  void note(SequenceStore store, boolean closed) throws DeliveryException, InterruptedException {
    long sequence;
    long offset;
    int partition;
    synchronized (this) {
      sequence = confirmedSequence;
      offset = confirmedOffset + 1;
      partition = position.partition();
      if (partition < 0 || offset < 1 || (sequence == notedSequence && !closed)) {
        return;
      }
    }
    store.note(cameraId, partition, offset, sequence, closed);
    synchronized (this) {
      notedSequence = Math.max(notedSequence, sequence);
    }
  }
}

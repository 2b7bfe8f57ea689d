package io.roadstream.ingest.produce;

import java.time.Duration;

/** Remembers across restarts which sequence number a camera has reached. */
interface SequenceStore extends AutoCloseable {

  /**
   * Where a camera's records go and how far it is.
   *
   * @param partition partition of the camera's key
   * @param next sequence number of its next frame, 0 for a new camera
   */
  record Position(int partition, long next) {}

  /**
   * Finds where a camera left off.
   *
   * @throws DeliveryException if the broker does not answer or has no such topic
   */
  Position open(String cameraId) throws DeliveryException, InterruptedException;

  /**
   * Notes how far a camera is. Losing a note costs time at the next start, never a wrong number.
   *
   * @param partition where its records are
   * @param offset the offset behind its last record
   * @param last that record's sequence number
   * @param closed whether no more will come from this producer
   */
  void note(String cameraId, int partition, long offset, long last, boolean closed)
      throws DeliveryException, InterruptedException;

  /**
   * Looks whether the broker answers and has the topic.
   *
   * @throws DeliveryException if not
   */
  void check(Duration patience) throws DeliveryException, InterruptedException;

  @Override
  void close();
}

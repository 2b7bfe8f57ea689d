package io.roadstream.cli.consume;

import io.roadstream.schemas.FrameObjects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes objects, frame by frame. One thread at a time; {@link #close} completes the file. */
interface ObjectWriter extends AutoCloseable {

  /**
   * Writes the objects of one frame.
   *
   * @param record that they came in
   */
  void write(ConsumerRecord<String, ?> record, FrameObjects frame);

  /** Frames of which something could not be written; 0 where nothing can be missing. */
  default long incomplete() {
    return 0;
  }

  @Override
  void close();
}

package io.roadstream.trainer.sample;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records that cannot be used, as they came, with the reason. */
@FunctionalInterface
public interface DeadLetterWriter {

  /** Writes one; it is on disk at the brokers when this returns. */
  void write(ConsumerRecord<byte[], byte[]> record, Exception reason);
}

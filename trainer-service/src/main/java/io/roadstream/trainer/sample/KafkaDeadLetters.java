package io.roadstream.trainer.sample;

import io.roadstream.service.deadletter.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;

/** Writes dead letters with the headers that those of Kafka Streams have. Thread-safe. */
public final class KafkaDeadLetters implements DeadLetterWriter, AutoCloseable {

  private static final int MOST_TEXT = 2_000;

  private final Producer<byte[], byte[]> producer;
  private final String topic;

  /** Writes to a topic; {@link #close} closes the producer. */
  public KafkaDeadLetters(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  @Override
  public void write(ConsumerRecord<byte[], byte[]> record, Exception reason) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(
            topic, null, Math.max(0, record.timestamp()), record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    put(letter.headers(), DeadLetters.EXCEPTION, reason.getClass().getName());
    put(letter.headers(), DeadLetters.MESSAGE, String.valueOf(reason.getMessage()));
    put(letter.headers(), DeadLetters.TOPIC, record.topic());
    put(letter.headers(), DeadLetters.PARTITION, Integer.toString(record.partition()));
    put(letter.headers(), DeadLetters.OFFSET, Long.toString(record.offset()));
    try {
      producer.send(letter).get();
    } catch (ExecutionException e) {
      throw new KafkaException("a dead letter could not be written to " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while writing a dead letter", e);
    }
  }

  private static void put(Headers headers, String name, String text) {
    String cut = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    headers.add(name, cut.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}

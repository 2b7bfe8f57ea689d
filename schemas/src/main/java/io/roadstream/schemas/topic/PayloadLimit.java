package io.roadstream.schemas.topic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The one setting for record sizes: every limit of brokers, topics, producers and consumers follows
 * from it, so that a record which passes {@link #allows} is never refused further on.
 *
 * <p>The number is the size in bytes of a serialised record value: the encoded images or planes in
 * it plus under a kibibyte of fields. Check a value against it before handing it to Kafka: under
 * exactly-once a refused record aborts the whole transaction.
 *
 * @param bytes the largest serialised value, from {@value #MIN_BYTES} to {@value #MAX_BYTES}
 */
public record PayloadLimit(int bytes) {

  /** The smallest limit that can be set: 64 KiB. */
  public static final int MIN_BYTES = 64 << 10;

  /** The largest limit that can be set: 64 MiB. */
  public static final int MAX_BYTES = 64 << 20;

  /**
   * 8 MiB: a stereo pair of 2048x1024 photographs as PNG, or one frame of 16 megapixels as JPEG.
   */
  public static final PayloadLimit DEFAULT = new PayloadLimit(8 << 20);

  /** Key, headers (trace context) and Kafka's own framing of a batch with one record. */
  private static final int RECORD_OVERHEAD = 16 << 10;

  /** A dead letter's error headers: exception, message, stack trace, source (KIP-1034). */
  private static final int ERROR_HEADERS = 240 << 10;

  private static final int KAFKA_DEFAULT_FETCH_BYTES = 50 << 20;
  private static final int KAFKA_DEFAULT_BUFFER_BYTES = 32 << 20;

  /**
   * Socket buffers as the operating system sizes them. Kafka's own hold 64 to 128 kB, so that a
   * larger record crosses in pieces, each a turn of the loops at both ends.
   */
  private static final int SYSTEM_BUFFER = -1;

  private static final int KAFKA_DEFAULT_REQUEST_BYTES = 100 << 20;

  /** Checks the limit's own limits. */
  public PayloadLimit {
    if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "payload limit is "
              + bytes
              + " bytes; allowed are "
              + MIN_BYTES
              + " (64 KiB) to "
              + MAX_BYTES
              + " (64 MiB)");
    }
  }

  /** Returns whether a serialised value of {@code valueBytes} bytes may be sent. */
  public boolean allows(int valueBytes) {
    return valueBytes <= bytes;
  }

  /** Returns {@code max.message.bytes} of a topic: the limit plus key, headers and framing. */
  public int topicBytes() {
    return bytes + RECORD_OVERHEAD;
  }

  /** Returns {@code max.message.bytes} of a dead-letter topic: as the source, plus the error. */
  public int deadLetterTopicBytes() {
    return topicBytes() + ERROR_HEADERS;
  }

  /**
   * Returns the producer's limits. They admit a dead letter too, since a Streams application writes
   * results and dead letters through one producer; and they switch compression off, since what
   * travels is JPEG, PNG or Zstandard already.
   */
  public Map<String, Object> producerProperties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, deadLetterTopicBytes());
    properties.put(
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        Math.max((long) KAFKA_DEFAULT_BUFFER_BYTES, 4L * deadLetterTopicBytes()));
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    properties.put(ProducerConfig.SEND_BUFFER_CONFIG, SYSTEM_BUFFER);
    return properties;
  }

  /**
   * Returns the consumer's limits: one partition's answer holds any record, dead letters included.
   */
  public Map<String, Object> consumerProperties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, deadLetterTopicBytes());
    properties.put(
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
        Math.max(KAFKA_DEFAULT_FETCH_BYTES, deadLetterTopicBytes()));
    properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, SYSTEM_BUFFER);
    return properties;
  }

  /** Returns the broker's limits: what it accepts from clients and copies between replicas. */
  public Map<String, Object> brokerProperties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("message.max.bytes", deadLetterTopicBytes());
    properties.put("replica.fetch.max.bytes", deadLetterTopicBytes());
    properties.put("replica.fetch.response.max.bytes", Math.max(10 << 20, deadLetterTopicBytes()));
    properties.put("fetch.max.bytes", Math.max(KAFKA_DEFAULT_FETCH_BYTES, deadLetterTopicBytes()));
    properties.put(
        "socket.request.max.bytes",
        Math.max(KAFKA_DEFAULT_REQUEST_BYTES, 2 * deadLetterTopicBytes()));
    properties.put("socket.send.buffer.bytes", SYSTEM_BUFFER);
    properties.put("socket.receive.buffer.bytes", SYSTEM_BUFFER);
    return properties;
  }

  /** Returns the topic-level limit for a topic that is or is not a dead-letter topic. */
  Map<String, String> topicProperties(boolean deadLetters) {
    int limit = deadLetters ? deadLetterTopicBytes() : topicBytes();
    return Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(limit));
  }
}

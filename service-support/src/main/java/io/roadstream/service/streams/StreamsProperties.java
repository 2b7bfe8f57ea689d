package io.roadstream.service.streams;

import io.roadstream.service.KafkaSettings;
import io.roadstream.service.deadletter.DeadLetterDeserializationHandler;
import io.roadstream.service.deadletter.DeadLetterProcessingHandler;
import io.roadstream.service.deadletter.DeadLetterProductionHandler;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' configuration for frames: exactly once, small buffers (a record is large), short
 * commits, dead letters. Whatever {@link KafkaSettings#properties()} holds wins.
 */
public final class StreamsProperties {

  /** A commit that has become due waits until the poll for more input ends. */
  private static final int POLLS_PER_COMMIT = 5;

  /** Milliseconds until a transaction that the broker is not yet ready for is tried again. */
  private static final int RETRY_BACKOFF_MS = 2;

  /**
   * So long records wait for others, at most, and so many bytes of a partition: a commit sends them
   * at once, all that a frame gives in one request, since the broker answers a connection's
   * requests one after another.
   */
  private static final int LINGER_MS = 20;

  private static final int BATCH_BYTES = 512 << 10;

  private StreamsProperties() {}

  /**
   * What Kafka Streams is started with.
   *
   * @param kafka the connection
   * @param streams how this service runs
   * @param deadLetterTopic where records go that cannot be processed
   */
  public static Properties of(
      KafkaSettings kafka, StreamsSettings streams, String deadLetterTopic) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, streams.applicationId());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streams.threads());
    properties.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        streams.commitInterval().toMillis() * PromptCommits.INTERVALS_PER_STREAMS_COMMIT);
    properties.put(
        StreamsConfig.POLL_MS_CONFIG,
        Math.max(1, streams.commitInterval().toMillis() / POLLS_PER_COMMIT));
    if (streams.stateDir() != null) {
      properties.put(StreamsConfig.STATE_DIR_CONFIG, streams.stateDir());
    }
    sizes(properties, kafka, streams);
    deadLetters(properties, deadLetterTopic);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) streams.transactionTimeout().toMillis());
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_BACKOFF_MS);
    int session = (int) streams.sessionTimeout().toMillis();
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        Math.min(3000, session / 4));
    properties.putAll(kafka.clientProperties());
    return properties;
  }

  private static void sizes(Properties properties, KafkaSettings kafka, StreamsSettings streams) {
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, streams.maxPollRecords());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
        streams.maxPollRecords());
    kafka
        .payloadLimit()
        .consumerProperties()
        .forEach((name, value) -> properties.put(StreamsConfig.consumerPrefix(name), value));
    kafka
        .payloadLimit()
        .producerProperties()
        .forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
  }

  private static void deadLetters(Properties properties, String topic) {
    properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, topic);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        DeadLetterDeserializationHandler.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessingHandler.class);
    properties.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProductionHandler.class);
  }
}

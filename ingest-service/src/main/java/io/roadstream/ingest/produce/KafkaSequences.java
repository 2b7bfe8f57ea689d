package io.roadstream.ingest.produce;

import io.roadstream.schemas.CameraFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Finds a camera's last sequence number in the topic itself.
 *
 * <p>A camera shares its partition with others, so its last record may lie far from the end. So
 * that nobody reads gigabytes of pictures for one number, a note stands with the broker: the
 * committed offset of a group named after the camera, with the number as its metadata. A producer
 * that closed in order left the exact number; one that did not left a place, and only what was
 * written behind it is read. Without a note the last {@value #LOOK_BACK} records are.
 *
 * <p>One producer at a time may write a camera's frames.
 */
final class KafkaSequences implements SequenceStore {

  static final String GROUP_PREFIX = "roadstream-ingest.";

  private static final long LOOK_BACK = 500;
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Pattern NOTE = Pattern.compile("sequence=(-?\\d{1,19});(open|closed)");

  private final Admin admin;
  private final Map<String, Object> consumerProperties;
  private final Deserializer<CameraFrame> deserializer;
  private final String topic;
  private final String brokers;
  private final Duration timeout;

  private record Note(long offset, long sequence, boolean closed) {}

  /**
   * @param client properties of the Kafka clients
   * @param consumer the same with the consumer's limits
   */
  KafkaSequences(
      Map<String, Object> client,
      Map<String, Object> consumer,
      Deserializer<CameraFrame> deserializer,
      String topic,
      Duration timeout) {
    this.admin = Admin.create(client);
    this.consumerProperties = new HashMap<>(consumer);
    this.consumerProperties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.consumerProperties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.deserializer = deserializer;
    this.topic = topic;
    this.brokers = String.valueOf(client.get("bootstrap.servers"));
    this.timeout = timeout;
  }

  @Override
  public Position open(String cameraId) throws DeliveryException, InterruptedException {
    byte[] key = cameraId.getBytes(StandardCharsets.UTF_8);
    int partitions = partitions(timeout);
    // Kafka's own function, so that other producers agree with us.
    int partition = BuiltInPartitioner.partitionForKey(key, partitions);
    TopicPartition place = new TopicPartition(topic, partition);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            consumerProperties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(place));
      long end = end(consumer, place);
      long next = next(consumer, place, key, end, note(cameraId, place, end));
      note(cameraId, partition, end, next - 1, false);
      return new Position(partition, next);
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw failed("read the last frame of camera '" + cameraId + "'", e);
    }
  }

  private int partitions(Duration patience) throws DeliveryException, InterruptedException {
    return await(
            "describe topic " + topic,
            admin.describeTopics(List.of(topic)).topicNameValues().get(topic),
            patience)
        .partitions()
        .size();
  }

  @Override
  public void check(Duration patience) throws DeliveryException, InterruptedException {
    partitions(patience);
  }

  private long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition place) {
    Long end = consumer.endOffsets(List.of(place), timeout).get(place);
    return end == null ? 0 : end;
  }

  private long next(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition place,
      byte[] key,
      long end,
      Optional<Note> note)
      throws DeliveryException {
    if (note.isPresent() && note.get().closed()) {
      return note.get().sequence() + 1;
    }
    Long begin = consumer.beginningOffsets(List.of(place), timeout).get(place);
    long from = Math.max(begin == null ? 0 : begin, note.map(Note::offset).orElse(end - LOOK_BACK));
    long found = lastSequence(consumer, place, key, from, end);
    return Math.max(found, note.map(Note::sequence).orElse(-1L)) + 1;
  }

  /** The camera's last sequence number between two offsets, -1 if it has no record there. */
  private long lastSequence(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition place, byte[] key, long from, long end)
      throws DeliveryException {
    consumer.seek(place, Math.min(from, end));
    long deadline = System.nanoTime() + timeout.toNanos();
    byte[] last = null;
    while (consumer.position(place, timeout) < end) {
      boolean moved = false;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(place)) {
        moved = true;
        if (record.offset() < end && Arrays.equals(record.key(), key)) {
          last = record.value();
        }
      }
      if (moved) {
        deadline = System.nanoTime() + timeout.toNanos();
      } else if (System.nanoTime() - deadline > 0) {
        throw failed("read " + place, new TimeoutException("nothing came"));
      }
    }
    if (last == null) {
      return -1;
    }
    return deserializer.deserialize(topic, last).getFrame().getSequence();
  }

  private Optional<Note> note(String cameraId, TopicPartition place, long end)
      throws DeliveryException, InterruptedException {
    OffsetAndMetadata committed =
        await(
                "read the note of camera '" + cameraId + "'",
                admin
                    .listConsumerGroupOffsets(GROUP_PREFIX + cameraId)
                    .partitionsToOffsetAndMetadata())
            .get(place);
    // Behind the topic's end there is nothing: the topic was made anew since.
    if (committed == null || committed.offset() > end) {
      return Optional.empty();
    }
    Matcher matcher = NOTE.matcher(committed.metadata());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Note(
            committed.offset(),
            Long.parseLong(matcher.group(1)),
            matcher.group(2).equals("closed")));
  }

  @Override
  public void note(String cameraId, int partition, long offset, long last, boolean closed)
      throws DeliveryException, InterruptedException {
    String metadata = "sequence=" + last + (closed ? ";closed" : ";open");
    await(
        "note how far camera '" + cameraId + "' is",
        admin
            .alterConsumerGroupOffsets(
                GROUP_PREFIX + cameraId,
                Map.of(
                    new TopicPartition(topic, partition), new OffsetAndMetadata(offset, metadata)))
            .all());
  }

  private <T> T await(String what, KafkaFuture<T> answer)
      throws DeliveryException, InterruptedException {
    return await(what, answer, timeout);
  }

  private <T> T await(String what, KafkaFuture<T> answer, Duration patience)
      throws DeliveryException, InterruptedException {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(what, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw failed(what, e);
    }
  }

  private DeliveryException failed(String what, Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new DeliveryException(
          "topic '%s' does not exist at %s: create it with 'roadstream topics create'"
              .formatted(topic, brokers),
          cause);
    }
    boolean silent =
        cause instanceof TimeoutException
            || cause instanceof org.apache.kafka.common.errors.TimeoutException;
    return new DeliveryException(
        silent
            ? "cannot %s: no Kafka broker answers at %s within %d s: start it or correct the address"
                .formatted(what, brokers, timeout.toSeconds())
            : "cannot %s at %s: %s".formatted(what, brokers, cause.getMessage()),
        cause);
  }

  private static InterruptedException interrupted(InterruptException e) {
    // Kafka has set the flag again, which goes with its own exception, not with this one.
    Thread.interrupted();
    InterruptedException interrupted = new InterruptedException(e.getMessage());
    interrupted.initCause(e);
    return interrupted;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
    deserializer.close();
  }
}

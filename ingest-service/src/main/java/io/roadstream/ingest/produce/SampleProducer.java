package io.roadstream.ingest.produce;

import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes samples to {@code training.samples}; the key is the sample's id. Thread-safe. */
public final class SampleProducer implements AutoCloseable {

  private final Producer<String, TrainingSample> producer;
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  SampleProducer(Producer<String, TrainingSample> producer) {
    this.producer = producer;
  }

  /**
   * A producer for a broker; contacts it only with the first sample.
   *
   * @param client properties of any Kafka client: {@code bootstrap.servers}, security
   * @param serdes serdes that find the registry
   * @param limit the limit on record sizes
   */
  public static SampleProducer connect(
      Map<String, Object> client, AvroSerdes serdes, PayloadLimit limit) {
    Map<String, Object> properties = new HashMap<>(limit.producerProperties());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.putAll(client);
    return new SampleProducer(
        new KafkaProducer<>(
            properties, new StringSerializer(), serdes.of(TrainingSample.class).serializer()));
  }

  /**
   * Hands a sample over; blocks while the client has no room.
   *
   * @throws DeliveryException if this or an earlier sample could not be delivered
   */
  public void send(TrainingSample sample) throws DeliveryException {
    requireNoFailure();
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(Topics.TRAINING_SAMPLES, sample.getSampleId(), sample),
              (metadata, error) -> {
                if (error == null) {
                  delivered.incrementAndGet();
                } else {
                  failure.compareAndSet(null, error);
                }
              });
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /** Samples that the broker has. */
  public long delivered() {
    return delivered.get();
  }

  /**
   * Returns once everything handed over was delivered.
   *
   * @throws DeliveryException if something was not
   */
  public void flush() throws DeliveryException {
    producer.flush();
    requireNoFailure();
  }

  private void requireNoFailure() throws DeliveryException {
    Exception error = failure.get();
    if (error != null) {
      throw failed(error);
    }
  }

  private static DeliveryException failed(Exception cause) {
    return new DeliveryException(
        "a sample could not be delivered to topic %s: %s"
            .formatted(Topics.TRAINING_SAMPLES, cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    producer.close();
  }
}

package io.roadstream.inference.app;

import io.roadstream.localstack.LocalStack;
import io.roadstream.localstack.junit.CommittedTopic;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ImageEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes frames and reads what the service made of them, as any other client would. */
final class FrameTopics implements AutoCloseable {

  static final String DEAD_LETTERS = Topics.deadLetters(Topics.INFERENCE_SERVICE);

  private static final int WIDTH = 128;
  private static final int HEIGHT = 64;

  private final CommittedTopic results;
  private final CommittedTopic letters;
  private final Serde<CameraFrame> frames;
  private final Serde<Prediction> predictions;
  private final KafkaProducer<String, byte[]> producer;
  private final byte[] image =
      ImageEncoder.jpeg(new RgbImage(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 3]), 90);

  FrameTopics(LocalStack stack) {
    this.results = new CommittedTopic(stack.bootstrapServers(), Topics.PREDICTIONS);
    this.letters = new CommittedTopic(stack.bootstrapServers(), DEAD_LETTERS);
    AvroSerdes serdes =
        new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl().toString()));
    this.frames = serdes.of(CameraFrame.class);
    this.predictions = serdes.of(Prediction.class);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Writes frames with the sequence numbers from (inclusive) to (exclusive). */
  void produce(String camera, int from, int to) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int sequence = from; sequence < to; sequence++) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      CameraFrame frame =
          CameraFrame.newBuilder()
              .setFrame(
                  new FrameRef(
                      camera, camera + "-" + sequence, (long) sequence, now, now, WIDTH, HEIGHT))
              .setEncoding(ImageEncoding.JPEG)
              .setImage(ByteBuffer.wrap(image))
              .build();
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  Topics.CAMERA_FRAMES,
                  camera,
                  frames.serializer().serialize(Topics.CAMERA_FRAMES, frame))));
    }
    sent.forEach(FrameTopics::join);
  }

  /** Writes bytes that are no frame and waits for the broker. */
  void produceGarbage(String camera, byte[] garbage) {
    join(producer.send(new ProducerRecord<>(Topics.CAMERA_FRAMES, camera, garbage)));
  }

  private static void join(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("a record was not written", e);
    }
  }

  /** The committed predictions of a camera so far, in the topic's order. */
  List<Prediction> predictions(String camera) {
    return results.records(camera).stream()
        .map(record -> predictions.deserializer().deserialize(Topics.PREDICTIONS, record.value()))
        .toList();
  }

  /** The committed dead letters of a camera so far. */
  List<ConsumerRecord<String, byte[]>> deadLetters(String camera) {
    return letters.records(camera);
  }

  @Override
  public void close() {
    results.close();
    letters.close();
    producer.close();
    frames.close();
    predictions.close();
  }
}

package io.roadstream.ingest.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.TestImages;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.localstack.LocalStack;
import io.roadstream.localstack.junit.CommittedTopic;
import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalStackExtension.class)
class SequenceContinuityIT {

  private static final Instant CAPTURED = Instant.parse("2026-03-01T10:00:00Z");

  private final String camera = "continuity-" + UUID.randomUUID();

  @Test
  void shouldWriteRecordsThatConsumersReadInOrder(LocalStack stack) throws Exception {
    try (FrameProducer producer = connect(stack)) {
      send(producer, camera, 5);
    }
    List<ConsumerRecord<String, byte[]>> records = read(stack);
    assertThat(records).extracting(ConsumerRecord::timestamp).contains(CAPTURED.toEpochMilli());
    assertThat(sequences(stack, records)).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(frames(stack, records).get(4).getCapturedAt()).isEqualTo(CAPTURED.plusMillis(4));
    assertThat(records.get(0).headers().lastHeader("traceparent")).isNotNull();
  }

  @Test
  void shouldUseThePartitionThatKafkasOwnPartitionerWould(LocalStack stack) throws Exception {
    try (FrameProducer producer = connect(stack)) {
      send(producer, camera, 1);
    }
    int ours = read(stack).get(0).partition();
    try (KafkaProducer<String, String> plain =
        new KafkaProducer<>(client(stack), new StringSerializer(), new StringSerializer())) {
      ProducerRecord<String, String> record = new ProducerRecord<>(Topics.PREDICTIONS, camera, "");
      assertThat(plain.partitionsFor(record.topic()))
          .hasSameSizeAs(plain.partitionsFor(Topics.CAMERA_FRAMES));
      assertThat(plain.send(record).get().partition()).isEqualTo(ours);
    }
  }

  @Test
  void shouldGoOnAfterAnOrderlyRestart(LocalStack stack) throws Exception {
    for (int run = 0; run < 3; run++) {
      try (FrameProducer producer = connect(stack)) {
        send(producer, camera, 4);
      }
    }
    assertThat(sequences(stack, read(stack))).isEqualTo(range(12));
  }

  @Test
  void shouldGoOnAfterACrashAmongFramesOfOtherCameras(LocalStack stack) throws Exception {
    try (FrameProducer crashed = connect(stack);
        FrameProducer others = connect(stack)) {
      send(crashed, camera, 7);
      for (int i = 0; i < 12; i++) {
        send(others, camera + "-" + i, 5);
      }
      // Not closed: what the crashed one noted is what it noted while it ran.
      try (FrameProducer next = connect(stack)) {
        send(next, camera, 3);
      }
    }
    assertThat(sequences(stack, read(stack))).isEqualTo(range(10));
  }

  @Test
  void shouldGoOnFromTheTopicWhenTheNoteIsLost(LocalStack stack) throws Exception {
    try (FrameProducer producer = connect(stack)) {
      send(producer, camera, 4);
    }
    try (Admin admin = Admin.create(client(stack))) {
      admin.deleteConsumerGroups(List.of(KafkaSequences.GROUP_PREFIX + camera)).all().get();
    }
    try (FrameProducer producer = connect(stack)) {
      send(producer, camera, 2);
    }
    assertThat(sequences(stack, read(stack))).isEqualTo(range(6));
  }

  @Test
  void shouldNameTheTopicWhenItIsMissing(LocalStack stack) {
    Map<String, Object> client = client(stack);
    try (KafkaSequences sequences =
        new KafkaSequences(
            client,
            client,
            serdes(stack).of(CameraFrame.class).deserializer(),
            "no.such.topic",
            Duration.ofSeconds(10))) {
      assertThatThrownBy(() -> sequences.open(camera))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("no.such.topic")
          .hasMessageContaining("roadstream topics create");
    }
  }

  private static List<Long> range(long end) {
    return LongStream.range(0, end).boxed().toList();
  }

  private static void send(FrameProducer producer, String camera, int count) throws Exception {
    List<CompletableFuture<Delivery>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CapturedFrame frame =
          CapturedFrame.of(
              "frame " + i,
              i,
              Duration.ZERO,
              Optional.empty(),
              ImageCheck.DEFAULT.check(TestImages.jpeg(16, 8, i)));
      sent.add(producer.send(camera, frame, CAPTURED.plusMillis(i)));
    }
    for (CompletableFuture<Delivery> one : sent) {
      one.get();
    }
  }

  private static FrameProducer connect(LocalStack stack) {
    return FrameProducer.connect(client(stack), serdes(stack), PayloadLimit.DEFAULT);
  }

  private static Map<String, Object> client(LocalStack stack) {
    return new HashMap<>(Map.of("bootstrap.servers", stack.bootstrapServers()));
  }

  private static AvroSerdes serdes(LocalStack stack) {
    return new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl().toString()));
  }

  /** All records of this test's camera. */
  private List<ConsumerRecord<String, byte[]>> read(LocalStack stack) {
    try (CommittedTopic frames =
        new CommittedTopic(stack.bootstrapServers(), Topics.CAMERA_FRAMES)) {
      return frames.records(camera);
    }
  }

  private static List<Long> sequences(
      LocalStack stack, List<ConsumerRecord<String, byte[]>> records) {
    return frames(stack, records).stream().map(FrameRef::getSequence).toList();
  }

  private static List<FrameRef> frames(
      LocalStack stack, List<ConsumerRecord<String, byte[]>> records) {
    try (Serde<CameraFrame> serde = serdes(stack).of(CameraFrame.class)) {
      return records.stream()
          .map(r -> serde.deserializer().deserialize(r.topic(), r.value()).getFrame())
          .toList();
    }
  }
}

package io.roadstream.postproc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.localstack.LocalStack;
import io.roadstream.localstack.junit.CommittedTopic;
import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.postproc.Predictions;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole service in its own process, against a real broker and a real registry. */
@ExtendWith(LocalStackExtension.class)
class PostprocServiceIT {

  private static final String CAMERA = "camera-";
  private static final int CAMERAS = 4;
  private static final int FRAMES = 150;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So long a second copy of a result may take. */
  private static final Duration STRAGGLERS = Duration.ofMillis(500);

  @TempDir Path folder;

  @Test
  void shouldGiveEveryResultOnceAcrossAKill(LocalStack stack) throws Exception {
    try (ServiceProcess first = start(stack)) {
      await().atMost(PATIENCE).until(first::isReady);
      produce(stack);
      try (CommittedTopic results = new CommittedTopic(stack.bootstrapServers(), Topics.OBJECTS)) {
        await().atMost(PATIENCE).until(() -> ofCameras(results).size() >= FRAMES);
      }
      first.kill();
    }
    try (ServiceProcess second = start(stack)) {
      await().atMost(PATIENCE).until(second::isReady);
      assertAllOnce(stack, Topics.MASKS, SegmentationMask.class, SegmentationMask::getFrame);
      assertAllOnce(stack, Topics.DEPTH, DepthMap.class, DepthMap::getFrame);
      assertAllOnce(stack, Topics.OBJECTS, FrameObjects.class, FrameObjects::getFrame);
      assertObservable(second);
      assertDeadLetters(stack);
      second.stop();
      assertThat(second.log()).contains("Kafka Streams: NOT_RUNNING");
    }
  }

  private static void assertObservable(ServiceProcess service) {
    assertThat(service.get("/actuator/health/readiness"))
        .contains("\"streams\"", "\"state\":\"RUNNING\"");
    assertThat(service.get("/actuator/prometheus"))
        .contains("roadstream_postproc_stage_seconds_count{stage=\"decode\"}")
        .contains("roadstream_postproc_latency_seconds_count")
        .contains("roadstream_postproc_objects_count")
        .contains("kafka_stream_");
    assertThat(service.log().lines().filter(line -> line.contains("objects, ")).toList())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{"))
        .allMatch(line -> line.contains("\"cameraId\":\"camera-"))
        .allMatch(line -> line.contains("\"frameId\":\"camera-"));
  }

  private static void assertDeadLetters(LocalStack stack)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, byte[]> producer = StackClients.producer(stack);
        CommittedTopic topic =
            new CommittedTopic(
                stack.bootstrapServers(), Topics.deadLetters(Topics.POSTPROC_SERVICE))) {
      byte[] poison = {0, 1, 2, 3};
      producer.send(new ProducerRecord<>(Topics.PREDICTIONS, "poison", poison)).get();
      await().atMost(PATIENCE).until(() -> !topic.records().isEmpty());
      List<ConsumerRecord<String, byte[]>> letters = topic.records();
      assertThat(letters).hasSize(1);
      assertThat(letters.get(0).key()).isEqualTo("poison");
      assertThat(letters.get(0).value()).isEqualTo(poison);
    }
  }

  private ServiceProcess start(LocalStack stack) throws IOException {
    return ServiceProcess.start(
        folder,
        "--roadstream.kafka.bootstrap-servers=" + stack.bootstrapServers(),
        "--roadstream.kafka.registry-url=" + stack.registryUrl(),
        "--roadstream.kafka.properties.auto.offset.reset=earliest",
        "--roadstream.postproc.streams.session-timeout=6s",
        "--roadstream.postproc.streams.transaction-timeout=5s",
        "--roadstream.postproc.streams.state-dir=" + folder.resolve("state"),
        "--logging.structured.format.console=ecs",
        "--logging.level.io.roadstream.postproc=debug");
  }

  private static <T extends SpecificRecord> void assertAllOnce(
      LocalStack stack, String topic, Class<T> type, Function<T, FrameRef> frame) {
    try (CommittedTopic results = new CommittedTopic(stack.bootstrapServers(), topic);
        Deserializer<T> deserializer = StackClients.serdes(stack).of(type).deserializer()) {
      await()
          .during(STRAGGLERS)
          .atMost(PATIENCE)
          .until(() -> ofCameras(results).size() >= CAMERAS * FRAMES);
      Map<String, List<Long>> sequences = new HashMap<>();
      for (ConsumerRecord<String, byte[]> record : ofCameras(results)) {
        FrameRef ref = frame.apply(deserializer.deserialize(topic, record.value()));
        assertThat(record.key()).isEqualTo(ref.getCameraId());
        sequences.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(ref.getSequence());
      }
      List<Long> all = LongStream.range(0, FRAMES).boxed().toList();
      assertThat(sequences).hasSize(CAMERAS);
      sequences.forEach((camera, seen) -> assertThat(seen).as(camera).isEqualTo(all));
    }
  }

  private static void produce(LocalStack stack) throws ExecutionException, InterruptedException {
    Random random = new Random(1);
    byte[] mask = new byte[512 * 208];
    short[] codes = new short[mask.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (i % 97 < 40 ? 13 : 0);
      codes[i] = (short) (20_000 + random.nextInt(50));
    }
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer = StackClients.producer(stack);
        Serializer<Prediction> serializer =
            StackClients.serdes(stack).of(Prediction.class).serializer()) {
      for (int sequence = 0; sequence < FRAMES; sequence++) {
        for (int camera = 0; camera < CAMERAS; camera++) {
          String cameraId = CAMERA + camera;
          Prediction prediction = Predictions.with(cameraId, sequence, 512, 208, mask, codes);
          sent.add(
              producer.send(
                  new ProducerRecord<>(
                      Topics.PREDICTIONS,
                      cameraId,
                      serializer.serialize(Topics.PREDICTIONS, prediction))));
        }
      }
      producer.flush();
      assertThat(sent)
          .allSatisfy(delivery -> assertThat(delivery).isDone())
          .hasSize(CAMERAS * FRAMES);
    }
  }

  /** The records of the cameras' frames. */
  private static List<ConsumerRecord<String, byte[]>> ofCameras(CommittedTopic topic) {
    return topic.records().stream().filter(record -> record.key().startsWith(CAMERA)).toList();
  }
}

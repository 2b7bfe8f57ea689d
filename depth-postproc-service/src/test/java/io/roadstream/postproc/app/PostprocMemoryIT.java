package io.roadstream.postproc.app;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.localstack.LocalStack;
import io.roadstream.localstack.junit.CommittedTopic;
import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.postproc.Predictions;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** State moves between instances: ids go on, and any instance answers for every camera. */
@ExtendWith(LocalStackExtension.class)
class PostprocMemoryIT {

  private static final String CAMERA = "memory-";
  private static final int CAMERAS = 6;
  private static final int FRAMES = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void shouldGoOnWithIdsAndAnswersWhenAnInstanceIsKilled(LocalStack stack) throws Exception {
    try (ServiceProcess first = start(stack, "first");
        ServiceProcess second = start(stack, "second")) {
      await().atMost(PATIENCE).until(() -> first.isReady() && second.isReady());
      produce(stack, 0);
      awaitIds(stack, FRAMES);
      for (int camera = 0; camera < CAMERAS; camera++) {
        assertAnswers(first, camera, FRAMES - 1);
        assertAnswers(second, camera, FRAMES - 1);
      }
      assertThat(second.get("/cameras/nobody/nearest")).startsWith("404 ").contains("nobody");

      first.kill();
      produce(stack, FRAMES);

      Map<String, Set<Long>> ids = awaitIds(stack, 2 * FRAMES);
      assertThat(ids).hasSize(CAMERAS);
      assertThat(ids.values()).as("the same car has the same id").containsOnly(Set.of(1L));
      for (int camera = 0; camera < CAMERAS; camera++) {
        assertAnswers(second, camera, 2 * FRAMES - 1);
      }
    }
  }

  private static void assertAnswers(ServiceProcess service, int camera, int sequence) {
    String id = CAMERA + camera;
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(service.get("/cameras/" + id + "/nearest?class=car"))
                    .startsWith("200 ")
                    .contains("\"frameId\":\"" + id + "-" + sequence + "\"")
                    .contains("\"className\":\"car\"")
                    .contains("\"trackId\":1"));
  }

  private ServiceProcess start(LocalStack stack, String name) throws IOException {
    return ServiceProcess.start(
        folder,
        "--roadstream.kafka.bootstrap-servers=" + stack.bootstrapServers(),
        "--roadstream.kafka.registry-url=" + stack.registryUrl(),
        "--roadstream.kafka.properties.auto.offset.reset=earliest",
        "--roadstream.postproc.streams.session-timeout=6s",
        "--roadstream.postproc.streams.transaction-timeout=5s",
        "--roadstream.postproc.streams.state-dir=" + folder.resolve(name));
  }

  /** The ids of each camera's objects, once every camera has shown so many frames. */
  private static Map<String, Set<Long>> awaitIds(LocalStack stack, int frames) {
    try (CommittedTopic topic = new CommittedTopic(stack.bootstrapServers(), Topics.OBJECTS);
        Deserializer<FrameObjects> reader =
            StackClients.serdes(stack).of(FrameObjects.class).deserializer()) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                Map<String, Set<Long>> sequences =
                    byCamera(topic, reader, frame -> Stream.of(frame.getFrame().getSequence()));
                return sequences.size() == CAMERAS
                    && sequences.values().stream().allMatch(seen -> seen.size() == frames);
              });
      return byCamera(
          topic,
          reader,
          frame -> frame.getObjects().stream().map(object -> object.getTrack().getId()));
    }
  }

  /** What a camera's records say, each number once. */
  private static Map<String, Set<Long>> byCamera(
      CommittedTopic topic,
      Deserializer<FrameObjects> reader,
      Function<FrameObjects, Stream<Long>> numbers) {
    return topic.records().stream()
        .filter(record -> record.key().startsWith(CAMERA))
        .collect(
            groupingBy(
                ConsumerRecord::key,
                flatMapping(
                    record -> numbers.apply(reader.deserialize(record.topic(), record.value())),
                    toSet())));
  }

  private static void produce(LocalStack stack, int first)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, byte[]> producer = StackClients.producer(stack);
        Serializer<Prediction> serializer =
            StackClients.serdes(stack).of(Prediction.class).serializer()) {
      for (int sequence = first; sequence < first + FRAMES; sequence++) {
        for (int camera = 0; camera < CAMERAS; camera++) {
          String cameraId = CAMERA + camera;
          Prediction prediction = Predictions.prediction(cameraId, sequence);
          prediction.getFrame().setCapturedAt(Predictions.CAPTURED.plusMillis(50L * sequence));
          producer
              .send(
                  new ProducerRecord<>(
                      Topics.PREDICTIONS,
                      cameraId,
                      serializer.serialize(Topics.PREDICTIONS, prediction)))
              .get();
        }
      }
    }
  }
}

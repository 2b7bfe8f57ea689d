package io.roadstream.inference.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.inference.release.Bundles;
import io.roadstream.localstack.ChildProcess;
import io.roadstream.localstack.LocalStack;
import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
@Timeout(600)
class ReleaseSwapIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void shouldGiveEachFrameOnePredictionThoughSwappedAndKilledInTheMiddleOfASwap(LocalStack stack)
      throws Exception {
    var input = Bundles.shipped().manifest().input();
    ModelBundle second = Bundles.copy(folder.resolve("b"), "7.0.0", input);
    ModelBundle third = Bundles.copy(folder.resolve("c"), "8.0.0", input);
    String camera = "swap-1";
    try (FrameTopics topics = new FrameTopics(stack)) {
      ChildProcess first = start(stack, "first");
      topics.produce(camera, 0, 60);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(topics.predictions(camera))
                      .as(() -> log("first"))
                      .hasSizeGreaterThanOrEqualTo(20));
      announce(stack, second);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(log("first")).contains("7.0.0 runs now"));
      topics.produce(camera, 60, 160);
      await().atMost(PATIENCE).until(() -> versions(topics.predictions(camera)).contains("7.0.0"));
      announce(stack, third);

      first.kill();
      try (ChildProcess again = start(stack, "again")) {
        topics.produce(camera, 160, 180);
        await().atMost(PATIENCE).until(() -> topics.predictions(camera).size() >= 180);
        assertThat(again.isAlive()).isTrue();
      }

      List<Prediction> predictions = topics.predictions(camera);
      assertThat(predictions.stream().map(each -> each.getFrame().getSequence()).toList())
          .isEqualTo(LongStream.range(0, 180).boxed().toList());
      List<String> versions = versions(predictions);
      assertThat(versions.get(0)).isEqualTo(Bundles.shipped().manifest().version());
      assertThat(versions.get(179)).isEqualTo("8.0.0");
      assertThat(versions).contains("7.0.0");
      assertThat(topics.deadLetters(camera)).isEmpty();
    }
  }

  private String log(String name) {
    try {
      return Files.readString(folder.resolve(name + ".log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<String> versions(List<Prediction> predictions) {
    return predictions.stream().map(each -> each.getModel().getVersion()).toList();
  }

  private static void announce(LocalStack stack, ModelBundle bundle) throws Exception {
    AvroSerdes serdes =
        new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl().toString()));
    try (Serde<ModelRelease> serde = serdes.of(ModelRelease.class);
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      ModelRelease release =
          ModelRelease.newBuilder()
              .setChannel("production")
              .setModel(
                  new ModelRef(
                      bundle.manifest().name(), bundle.manifest().version(), bundle.sha256()))
              .setUri(bundle.folder().toUri().toString())
              .setReleasedAt(Instant.EPOCH)
              .setMetrics(Map.of())
              .setReason("a test")
              .build();
      producer
          .send(
              new ProducerRecord<>(
                  Topics.MODEL_RELEASES,
                  "production",
                  serde.serializer().serialize(Topics.MODEL_RELEASES, release)))
          .get();
    }
  }

  private ChildProcess start(LocalStack stack, String name) {
    return ChildProcess.builder(name, InferenceApplication.class.getName())
        .setLogFile(folder.resolve(name + ".log"))
        .addJvmArguments(
            "-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dai.djl.offline=true")
        .addArguments(
            "--server.port=0",
            "--logging.level.io.roadstream=info",
            "--roadstream.kafka.bootstrap-servers=" + stack.bootstrapServers(),
            "--roadstream.kafka.registry-url=" + stack.registryUrl(),
            "--roadstream.inference.bundle=" + Bundles.shipped().folder().toAbsolutePath(),
            "--roadstream.inference.engine=onnx",
            "--roadstream.inference.threads=1",
            // The stack is shared: a group of its own would infer all that other tests have sent.
            "--roadstream.inference.streams.application-id=inference-it",
            "--roadstream.inference.streams.session-timeout=6s",
            "--roadstream.inference.streams.transaction-timeout=5s")
        .start();
  }
}

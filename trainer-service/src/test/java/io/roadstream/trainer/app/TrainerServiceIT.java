package io.roadstream.trainer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.localstack.ChildProcess;
import io.roadstream.localstack.LocalStack;
import io.roadstream.localstack.LoopbackPort;
import io.roadstream.localstack.junit.CommittedTopic;
import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.sample.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(LocalStackExtension.class)
@Timeout(900)
class TrainerServiceIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void patience() {
    org.awaitility.Awaitility.setDefaultTimeout(PATIENCE);
    org.awaitility.Awaitility.setDefaultPollInterval(Duration.ofMillis(300));
  }

  @Test
  void shouldFinishARunThatWasKilledThoughPoisonCameAndTwoTrainersRun(LocalStack stack)
      throws Exception {
    int port = LoopbackPort.choose(0, "trainer", "--port");
    int otherPort = LoopbackPort.choose(0, "trainer", "--port");
    ChildProcess first = start(stack, "first", port, "a");
    await().until(() -> get(port, "/actuator/health/readiness").contains("UP"));
    await().until(() -> get(port, "/actuator/health").contains("\"lease\":true"));
    ChildProcess other = start(stack, "other", otherPort, "b");
    await().until(() -> get(otherPort, "/actuator/health/readiness").contains("UP"));

    produce(stack, poisoned());
    List<TrainingSample> samples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      samples.add(Samples.sample(i));
    }
    samples.add(Samples.sample(3));
    produce(stack, samples);
    String asked = post(port, "/runs?reason=a+test");
    assertThat(asked).contains("QUEUED");
    assertThat(records(asked)).isEqualTo(samples.size() + poisoned().size());
    assertThat(get(port, "/samples")).contains("\"samples\":20", "\"rejected\":5");
    await().until(() -> get(otherPort, "/samples").contains("\"samples\":20"));
    // Each trainer puts each poisoned sample there.
    try (CommittedTopic letters =
        new CommittedTopic(stack.bootstrapServers(), Topics.deadLetters(Topics.TRAINER_SERVICE))) {
      assertThat(letters.records())
          .extracting(ConsumerRecord::key)
          .containsOnly(
              poisoned().stream().map(TrainingSample::getSampleId).toArray(String[]::new));
    }
    await().until(() -> run(port).path("step").asInt() >= 4);
    assertThat(get(otherPort, "/actuator/health")).contains("\"lease\":false");
    first.kill();
    other.close();

    try (ChildProcess again = start(stack, "again", port, "a")) {
      await()
          .until(() -> List.of("RELEASED", "REFUSED").contains(run(port).path("state").asString()));
      assertThat(again.isAlive()).isTrue();
      JsonNode run = run(port);
      assertThat(run.path("step").asInt()).isEqualTo(12);
      assertThat(run.path("spec").path("fresh").toString()).contains("\"from\":0");
      assertThat(get(port, "/runs/" + run.path("spec").path("id").asString() + "/report"))
          .contains("<h2>The gate</h2>");
      assertThat(get(port, "/releases")).contains("production");
      assertThat(get(port, "/openapi.yaml")).contains("openapi: 3.1.0");
      assertThat(get(port, "/runs/nowhere")).contains("there is no run");
      assertThat(Files.readString(again.logFile())).doesNotContain("checkpoint belongs");
    }
  }

  private static List<TrainingSample> poisoned() {
    TrainingSample image = Samples.sample(101);
    image.setImage(ByteBuffer.wrap(new byte[] {7}));
    TrainingSample size = Samples.sample(102);
    size.getMask().setHeight(32);
    TrainingSample depth = Samples.sample(103);
    depth.getDepth().setUnitsPerMetre(Double.NaN);
    TrainingSample frame = Samples.sample(104);
    frame.getFrame().setWidth(999);
    TrainingSample label = Samples.sample(105);
    byte[] ids = new byte[Samples.WIDTH * Samples.HEIGHT];
    ids[77] = (byte) 200;
    label.setMask(Samples.mask(ids, Samples.WIDTH, Samples.HEIGHT));
    return List.of(image, size, depth, frame, label);
  }

  private static void produce(LocalStack stack, List<TrainingSample> samples) throws Exception {
    AvroSerdes serdes =
        new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl().toString()));
    try (Serde<TrainingSample> serde = serdes.of(TrainingSample.class);
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      for (TrainingSample sample : samples) {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.TRAINING_SAMPLES,
                    sample.getSampleId(),
                    serde.serializer().serialize(Topics.TRAINING_SAMPLES, sample)))
            .get();
      }
    }
  }

  /** Records of the topic that a run is over. */
  private static long records(String run) {
    long records = 0;
    for (JsonNode range : JSON.readTree(run).path("spec").path("fresh").path("partitions")) {
      records += range.path("to").asLong() - range.path("from").asLong();
    }
    return records;
  }

  private JsonNode run(int port) {
    return JSON.readTree(get(port, "/runs")).path(0);
  }

  private String get(int port, String path) {
    return send(HttpRequest.newBuilder(uri(port, path)).build());
  }

  private String post(int port, String path) {
    return send(
        HttpRequest.newBuilder(uri(port, path)).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  private static URI uri(int port, String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private String send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "[]";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ChildProcess start(LocalStack stack, String name, int port, String data) {
    return ChildProcess.builder(name, TrainerApplication.class.getName())
        .setLogFile(folder.resolve(name + ".log"))
        .addJvmArguments(
            "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dai.djl.offline=true")
        .addArguments(
            "--server.port=" + port,
            "--logging.level.io.roadstream=info",
            "--roadstream.kafka.bootstrap-servers=" + stack.bootstrapServers(),
            "--roadstream.kafka.registry-url=" + stack.registryUrl(),
            "--roadstream.trainer.data=" + folder.resolve(data),
            "--roadstream.trainer.store=" + folder.resolve("store"),
            "--roadstream.trainer.bundle=" + Fixtures.bundleFolder().toAbsolutePath(),
            "--roadstream.trainer.recipe.preset=adapt",
            "--roadstream.trainer.recipe.set.phases.steps=12",
            "--roadstream.trainer.recipe.set.phases.batch=2",
            "--roadstream.trainer.recipe.set.phases.cropWidth=96",
            "--roadstream.trainer.recipe.set.phases.cropHeight=64",
            "--roadstream.trainer.recipe.set.logEvery=2",
            "--roadstream.trainer.recipe.set.checkpointEvery=2",
            "--roadstream.trainer.hold-out.share=0.3",
            "--roadstream.trainer.replay.share=0",
            "--roadstream.trainer.replay.data=",
            "--roadstream.trainer.gate.old-data=",
            "--roadstream.trainer.gate.min-samples=1")
        .start();
  }
}

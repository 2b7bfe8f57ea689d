package io.roadstream.inference.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.localstack.ChildProcess;
import io.roadstream.localstack.LocalKafka;
import io.roadstream.localstack.LocalStack;
import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.schemas.Prediction;
import io.roadstream.service.deadletter.DeadLetters;
import io.roadstream.service.streams.StreamsRunner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

@ExtendWith(LocalStackExtension.class)
@Timeout(600)
class InferenceServiceIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Stays when a test fails: the services' logs are in it. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @BeforeAll
  static void patience() {
    org.awaitility.Awaitility.setDefaultTimeout(PATIENCE);
    org.awaitility.Awaitility.setDefaultPollInterval(Duration.ofMillis(300));
  }

  @Test
  void shouldGiveEachFrameOnePredictionThoughKilledInTheMiddle(LocalStack stack) {
    List<String> cameras = List.of("kill-1", "kill-2", "kill-3");
    try (FrameTopics topics = new FrameTopics(stack)) {
      ChildProcess first = start(stack, "kill");
      cameras.forEach(camera -> topics.produce(camera, 0, 200));
      await().until(() -> topics.predictions("kill-2").size() > 20);

      first.kill();
      cameras.forEach(camera -> topics.produce(camera, 200, 250));
      int before = cameras.stream().mapToInt(c -> topics.predictions(c).size()).sum();
      try (ChildProcess second = start(stack, "kill")) {
        for (String camera : cameras) {
          await().until(() -> topics.predictions(camera).size() >= 250);
        }
        assertThat(second.isAlive()).isTrue();
      }

      assertThat(before).isLessThan(3 * 200);
      for (String camera : cameras) {
        assertThat(sequences(topics.predictions(camera))).isEqualTo(upTo(250));
        assertThat(topics.deadLetters(camera)).isEmpty();
      }
    }
  }

  @Test
  void shouldLoseNothingWhenStoppedInTheMiddle(LocalStack stack) throws Exception {
    try (FrameTopics topics = new FrameTopics(stack)) {
      ChildProcess first = start(stack, "stop");
      topics.produce("stop-1", 0, 200);
      await().until(() -> topics.predictions("stop-1").size() > 10);

      first.close();

      assertThat(first.logTail()).contains("Stopped");
      int before = topics.predictions("stop-1").size();
      assertThat(before).isBetween(11, 199);
      try (ChildProcess second = start(stack, "stop")) {
        await().until(() -> topics.predictions("stop-1").size() >= 200);
        assertThat(second.isAlive()).isTrue();
      }
      assertThat(sequences(topics.predictions("stop-1"))).isEqualTo(upTo(200));
      assertThat(topics.deadLetters("stop-1")).isEmpty();
    }
  }

  @Test
  void shouldGoOnWhenTheBrokerWasKilledAndCameBack() {
    LocalStack.Settings settings = LocalStack.Settings.in(folder.resolve("stack")).withPorts(0, 0);
    try (LocalStack stack = LocalStack.start(settings);
        FrameTopics topics = new FrameTopics(stack);
        ChildProcess service = start(stack, "broker")) {
      topics.produce("broker-1", 0, 150);
      await().until(() -> topics.predictions("broker-1").size() > 10);
      int port = URI.create("kafka://" + stack.bootstrapServers()).getPort();

      stack.kafka().process().kill();
      stack.kafka().close();
      try (LocalKafka again =
          LocalKafka.start(LocalKafka.Settings.in(settings.folder()).withPort(port))) {
        topics.produce("broker-1", 150, 200);
        await().until(() -> topics.predictions("broker-1").size() >= 200);

        assertThat(again.process().isAlive()).isTrue();
        assertThat(service.isAlive()).isTrue();
        assertThat(sequences(topics.predictions("broker-1"))).isEqualTo(upTo(200));
      }
    }
  }

  @Test
  void shouldBeReadyOnlyWhileItRunsAndMeasureItself(LocalStack stack) throws Exception {
    try (FrameTopics topics = new FrameTopics(stack);
        var context =
            (ServletWebServerApplicationContext)
                FakeInferenceApplication.builder().run(arguments(stack))) {
      String base = "http://localhost:" + context.getWebServer().getPort() + "/actuator/";
      await().until(() -> get(base + "health/readiness").statusCode() == 200);
      topics.produce("health-1", 0, 5);
      await().until(() -> topics.predictions("health-1").size() == 5);

      assertThat(get(base + "health").body())
          .contains("\"streams\"", "RUNNING", "\"model\"", "1.2.3");
      assertThat(get(base + "health/liveness").statusCode()).isEqualTo(200);
      assertThat(get(base + "prometheus").body())
          .contains(
              "roadstream_inference_stage_seconds_count{stage=\"infer\"} 5",
              "roadstream_inference_batch_size_count 5",
              "kafka_stream_thread_process_total");

      StreamsRunner runner = context.getBean(StreamsRunner.class);
      runner.stop();

      assertThat(runner.state()).isEqualTo(KafkaStreams.State.NOT_RUNNING);
      assertThat(get(base + "health/readiness").statusCode()).isEqualTo(503);
      assertThat(get(base + "health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldPutWhatIsNoFrameAsideAndNeverComeBackToIt(LocalStack stack) throws Exception {
    byte[] garbage = "no frame at all".getBytes(UTF_8);
    try (FrameTopics topics = new FrameTopics(stack)) {
      try (ChildProcess first = start(stack, "garbage")) {
        topics.produce("garbage-1", 0, 2);
        await().until(() -> topics.predictions("garbage-1").size() == 2);
        topics.produceGarbage("garbage-1", garbage);
        await().until(() -> topics.deadLetters("garbage-1").size() == 1);
        assertThat(first.isAlive()).isTrue();
      }
      try (ChildProcess second = start(stack, "garbage")) {
        topics.produce("garbage-1", 2, 4);
        await().until(() -> topics.predictions("garbage-1").size() == 4);
        assertThat(second.isAlive()).isTrue();
      }

      List<ConsumerRecord<String, byte[]>> letters = topics.deadLetters("garbage-1");
      assertThat(letters).hasSize(1);
      assertThat(letters.get(0).value()).isEqualTo(garbage);
      assertThat(letters.get(0).headers().lastHeader(DeadLetters.TOPIC).value())
          .isEqualTo("camera.frames".getBytes(UTF_8));
    }
  }

  private ChildProcess start(LocalStack stack, String name) {
    return ChildProcess.builder(name, FakeInferenceApplication.class.getName())
        .setLogFile(folder.resolve(name + ".log"))
        .addJvmArguments("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        .addArguments(arguments(stack))
        .start();
  }

  private static String[] arguments(LocalStack stack) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--logging.level.io.roadstream=info");
    arguments.add("--roadstream.kafka.bootstrap-servers=" + stack.bootstrapServers());
    arguments.add("--roadstream.kafka.registry-url=" + stack.registryUrl());
    // All instances share the topics, so they must share the work as well.
    arguments.add("--roadstream.inference.streams.application-id=inference-it");
    arguments.add("--roadstream.inference.streams.session-timeout=6s");
    arguments.add("--roadstream.inference.streams.transaction-timeout=5s");
    return arguments.toArray(String[]::new);
  }

  private static List<Long> sequences(List<Prediction> predictions) {
    return predictions.stream().map(prediction -> prediction.getFrame().getSequence()).toList();
  }

  private static List<Long> upTo(int end) {
    return LongStream.range(0, end).boxed().toList();
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }
}

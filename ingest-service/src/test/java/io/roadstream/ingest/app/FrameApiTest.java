package io.roadstream.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.TestImages;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.ingest.produce.ProducerFixture;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.schemas.CameraFrame;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = {IngestApplication.class, FrameApiTest.Memory.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=ingest-service",
      "spring.main.allow-bean-definition-overriding=true",
      "roadstream.ingest.max-image-size=200KB",
      "roadstream.ingest.max-pixels=100000",
      "roadstream.ingest.max-cameras=3",
      "roadstream.ingest.confirm-timeout=2s",
      "roadstream.ingest.sources[0].uri=synthetic:3?size=64x32&threads=1",
      "roadstream.ingest.sources[0].camera-id=scene",
      "roadstream.ingest.sources[0].limit=3",
      "roadstream.ingest.sources[0].as-fast-as-possible=true"
    })
class FrameApiTest {

  private static final byte[] JPEG = TestImages.jpeg(32, 16, 1);
  private static final String TIME = "2026-03-01T10:00:00.123456Z";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private ProducerFixture fixture;

  @TestConfiguration(proxyBeanMethods = false)
  static class Memory {

    @Bean
    ProducerFixture producerFixture() {
      return ProducerFixture.confirming();
    }

    @Bean
    FrameProducer frameProducer(ProducerFixture fixture) {
      return fixture.producer();
    }

    @Bean
    KafkaReady kafkaReady() {
      return () -> {};
    }
  }

  @BeforeEach
  void mend() {
    fixture.away(false);
    fixture.mend();
  }

  @Test
  void shouldAnswerWithTheIdentityWhenAFrameIsAccepted() throws Exception {
    HttpResponse<String> answer =
        post("/cameras/gate/frames?capturedAt=" + TIME, "image/jpeg", bytes(JPEG));

    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode body = json(answer);
    CameraFrame sent = last("gate");
    assertThat(body.get("cameraId").asString()).isEqualTo("gate");
    assertThat(body.get("frameId").asString()).isEqualTo(sent.getFrame().getFrameId());
    assertThat(body.get("sequence").asLong()).isEqualTo(sent.getFrame().getSequence());
    assertThat(Instant.parse(body.get("capturedAt").asString())).isEqualTo(Instant.parse(TIME));
    assertThat(body.get("width").asInt()).isEqualTo(32);
    assertThat(body.get("height").asInt()).isEqualTo(16);
    assertThat(sent.getImage()).isEqualTo(ByteBuffer.wrap(JPEG));

    HttpResponse<String> again =
        post("/cameras/gate/frames?capturedAt=" + TIME, "image/jpeg", bytes(JPEG));
    assertThat(json(again).get("frameId")).isEqualTo(body.get("frameId"));
    assertThat(json(again).get("sequence").asLong()).isEqualTo(body.get("sequence").asLong() + 1);
  }

  @Test
  void shouldTakePngWithATimeInTheHeaderAndAnUnknownLength() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/cameras/gate/frames"))
            .header("Content-Type", "image/png")
            .header("X-Captured-At", "2026-03-01T11:00:00.5+01:00")
            .POST(chunked(TestImages.png(20, 10, 1)))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).get("capturedAt").asString()).isEqualTo("2026-03-01T10:00:00.500Z");
  }

  @Test
  void shouldAnswer400WhenTheCameraIdIsNotValid() throws Exception {
    assertProblem(post("/cameras/-gate/frames", "image/jpeg", bytes(JPEG)), 400, "camera id");
    assertProblem(post("/cameras/a%20b/frames", "image/jpeg", bytes(JPEG)), 400, "camera id");
  }

  @Test
  void shouldAnswer400WhenTheBodyIsNoWholeImage() throws Exception {
    String path = "/cameras/gate/frames";
    assertProblem(post(path, "image/jpeg", bytes(new byte[0])), 400, "body");
    assertProblem(
        post(path, "image/jpeg", bytes(Arrays.copyOf(JPEG, JPEG.length - 9))), 400, "body");
    assertProblem(
        post(path, "image/jpeg", bytes("hello".getBytes(StandardCharsets.UTF_8))), 400, "body");
    assertProblem(post(path, "image/png", bytes(JPEG)), 400, "Content-Type");
  }

  @Test
  void shouldAnswer400WhenTheTimeIsNoTime() throws Exception {
    for (String time : List.of("yesterday", "1960-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
      assertProblem(
          post("/cameras/gate/frames?capturedAt=" + time, "image/jpeg", bytes(JPEG)),
          400,
          "capturedAt");
    }
  }

  @Test
  void shouldAnswer413WhenTheImageIsTooLarge() throws Exception {
    byte[] large = ImageEncoder.png(TestImages.noise(300, 300), 1);
    assertThat(large.length).isGreaterThan(200 << 10);
    assertProblem(post("/cameras/gate/frames", "image/png", bytes(large)), 413, "Content-Length");
    assertProblem(post("/cameras/gate/frames", "image/png", chunked(large)), 413, "body");
    byte[] wide = TestImages.jpeg(400, 300, 1);
    assertProblem(post("/cameras/gate/frames", "image/jpeg", bytes(wide)), 413, "body");
  }

  @Test
  void shouldAnswer415WhenTheTypeIsNotTaken() throws Exception {
    assertProblem(post("/cameras/gate/frames", "image/gif", bytes(JPEG)), 415, "Content-Type");
    HttpRequest untyped =
        HttpRequest.newBuilder(uri("/cameras/gate/frames")).POST(bytes(JPEG)).build();
    assertProblem(client.send(untyped, BodyHandlers.ofString()), 415, "Content-Type");
  }

  @Test
  void shouldAnswer503WhenKafkaOrTheRegistryIsAway() throws Exception {
    fixture.failWith(new SerializationException("registry is away"));
    HttpResponse<String> answer = post("/cameras/gate/frames", "image/jpeg", bytes(JPEG));
    assertProblem(answer, 503, "Kafka");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(json(answer).get("detail").asString()).contains("registry is away");
  }

  @Test
  void shouldAnswer429WhenThereAreTooManyCameras() throws Exception {
    post("/cameras/gate/frames", "image/jpeg", bytes(JPEG));
    post("/cameras/two/frames", "image/jpeg", bytes(JPEG));
    post("/cameras/three/frames", "image/jpeg", bytes(JPEG));
    assertProblem(post("/cameras/four/frames", "image/jpeg", bytes(JPEG)), 429, "camera id");
    assertThat(post("/cameras/two/frames", "image/jpeg", bytes(JPEG)).statusCode()).isEqualTo(202);
  }

  @Test
  void shouldAnswerOtherErrorsAsProblemsToo() throws Exception {
    HttpResponse<String> answer = get("/cameras/gate/frames");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void shouldShowHowConfiguredSourcesFare() throws Exception {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              JsonNode source = json(get("/sources")).get(0);
              assertThat(source.get("uri").asString()).startsWith("synthetic:3");
              assertThat(source.get("cameraId").asString()).isEqualTo("scene");
              assertThat(source.get("state").asString()).isEqualTo("ENDED");
              assertThat(source.get("frames").asLong()).isEqualTo(3);
            });
  }

  @Test
  void shouldBeReadyOnlyWhileTheBrokerAnswers() throws Exception {
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    fixture.away(true);
    HttpResponse<String> down = get("/actuator/health/readiness");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldExposeCountsForPrometheus() throws Exception {
    post("/cameras/gate/frames", "image/jpeg", bytes(JPEG));
    post("/cameras/gate/frames", "image/jpeg", bytes(new byte[0]));
    String metrics = get("/actuator/prometheus").body();
    assertThat(metrics)
        .contains("roadstream_ingest_frames_total{")
        .contains("roadstream_ingest_bytes_total{")
        .contains("roadstream_ingest_send_seconds_bucket{")
        .containsPattern("roadstream_ingest_skipped_total\\{[^}]*reason=\"empty\"");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String thing) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
    assertThat(problem.get("thing").asString()).isEqualTo(thing);
    assertThat(problem.has("value")).isTrue();
    assertThat(problem.get("remedy").asString()).isNotBlank();
  }

  private CameraFrame last(String camera) {
    List<CameraFrame> frames =
        fixture.frames().stream().filter(f -> f.getFrame().getCameraId().equals(camera)).toList();
    return frames.get(frames.size() - 1);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static BodyPublisher bytes(byte[] body) {
    return BodyPublishers.ofByteArray(body);
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(body).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}

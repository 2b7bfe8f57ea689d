package io.roadstream.inference.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadstream.inference.batch.MicroBatcher;
import io.roadstream.inference.fake.FakeEngine;
import io.roadstream.inference.model.Inferred;
import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.DepthCodec;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.ImageEncoding;
import io.roadstream.schemas.InferenceTimings;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.deadletter.DeadLetters;
import io.roadstream.service.streams.StreamsProperties;
import io.roadstream.service.streams.StreamsSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InferenceTopologyTest {

  private static final String DLQ = Topics.deadLetters(Topics.INFERENCE_SERVICE);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final Instant CAPTURED = Instant.parse("2026-11-24T10:00:00.123456Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MicroBatcher<NetworkInput, Inferred> batcher =
      new MicroBatcher<>(
          new ModelHolder(new FakeEngine()), 1, 8, Duration.ofMillis(5), Duration.ofSeconds(10));

  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> frames;
  private TestOutputTopic<String, Prediction> predictions;
  private TestOutputTopic<String, byte[]> deadLetters;

  @BeforeEach
  void start() {
    PayloadLimit limit = new PayloadLimit(PayloadLimit.MIN_BYTES);
    driver =
        new TopologyTestDriver(
            InferenceTopology.build(
                PlainAvro.frames(),
                PlainAvro.predictions(),
                limit,
                InferenceTopologyTest::preprocess,
                batcher,
                2,
                new InferenceMeters(meters)),
            properties(limit));
    frames =
        driver.createInputTopic(
            Topics.CAMERA_FRAMES, new StringSerializer(), new ByteArraySerializer());
    predictions =
        driver.createOutputTopic(
            Topics.PREDICTIONS, new StringDeserializer(), PlainAvro.predictions().deserializer());
    deadLetters =
        driver.createOutputTopic(DLQ, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    batcher.close();
  }

  @Test
  void shouldGiveOnePredictionWithEverythingItsReaderNeeds() {
    CameraModel camera = new CameraModel(900.0, 901.0, 512.0, 256.0, 0.54);
    CameraFrame frame = frame("f1", (byte) 13);
    frame.setCamera(camera);

    pipe(frame, new RecordHeaders());

    TestRecord<String, Prediction> record = predictions.readRecord();
    Prediction prediction = record.value();
    assertThat(record.key()).isEqualTo("gate");
    assertThat(record.timestamp()).isEqualTo(CAPTURED.toEpochMilli());
    assertThat(prediction.getFrame()).isEqualTo(frame.getFrame());
    assertThat(prediction.getCamera()).isEqualTo(camera);
    assertThat(prediction.getModel()).isEqualTo(new ModelRef("fake", "1.2.3", "f".repeat(64)));
    assertThat(prediction.getDepthCodec()).isEqualTo(new DepthCodec("log", 5.0, 1.0, 250.0));
    assertThat(prediction.getRegion()).isEqualTo(new Region(0, 0, 1024, 410));
    assertThat(prediction.getGrid()).isEqualTo(new Grid(512, 208));
    assertThat(prediction.getMaskEncoding()).isEqualTo(PlaneEncoding.ZSTD);
    assertThat(prediction.getDepthEncoding()).isEqualTo(PlaneEncoding.ZSTD);
    PlaneCodec zstd = PlaneCodec.of(PlaneFormat.ZSTD);
    assertThat(zstd.decodeBytes(prediction.getMask(), 512, 208))
        .hasSize(512 * 208)
        .containsOnly(13);
    assertThat(zstd.decodeShorts(prediction.getDepth(), 512, 208)).containsOnly((short) 1300);
    assertThat(predictions.isEmpty()).isTrue();
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldSetAFrameAsideWhoseCameraIsImpossible() {
    CameraFrame frame = frame("f1", (byte) 13);
    frame.setCamera(new CameraModel(0.0, 900.0, 512.0, 256.0, null));

    pipe(frame, new RecordHeaders());

    assertThat(predictions.isEmpty()).isTrue();
    assertThat(deadLetters.getQueueSize()).isEqualTo(1);
  }

  @Test
  void shouldStateWhereTheTimeWent() {
    CameraFrame frame = frame("f1", (byte) 1);
    frame.getFrame().setIngestedAt(Instant.now().minusSeconds(2));

    pipe(frame, new RecordHeaders());

    InferenceTimings timings = predictions.readValue().getTimings();
    assertThat(timings.getWaitMicros()).isGreaterThanOrEqualTo(2_000_000);
    assertThat(timings.getBatchSize()).isEqualTo(1);
    assertThat(timings.getInferMicros()).isPositive();
    assertThat(meters.get("roadstream.inference.stage").tag("stage", "infer").timer().count())
        .isEqualTo(1);
    assertThat(meters.get("roadstream.inference.batch.size").summary().totalAmount()).isEqualTo(1);
  }

  @Test
  void shouldPassOnTheTraceAndNothingElse() {
    Headers headers =
        new RecordHeaders().add("traceparent", TRACE.getBytes(StandardCharsets.UTF_8));
    headers.add("tracestate", "a=b".getBytes(StandardCharsets.UTF_8));
    headers.add("upload-token", "secret".getBytes(StandardCharsets.UTF_8));

    pipe(frame("f1", (byte) 1), headers);

    Headers passed = predictions.readRecord().headers();
    assertThat(passed).hasSize(2);
    assertThat(text(passed, "traceparent")).isEqualTo(TRACE);
    assertThat(text(passed, "tracestate")).isEqualTo("a=b");
  }

  @Test
  void shouldDeadLetterWhatIsNoFrame() {
    byte[] garbage = "not avro".getBytes(StandardCharsets.UTF_8);

    frames.pipeInput("gate", garbage);
    pipe(frame("f2", (byte) 1), new RecordHeaders());

    TestRecord<String, byte[]> letter = deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo("gate");
    assertThat(letter.value()).isEqualTo(garbage);
    assertThat(text(letter.headers(), DeadLetters.TOPIC)).isEqualTo(Topics.CAMERA_FRAMES);
    assertThat(text(letter.headers(), DeadLetters.PARTITION)).isEqualTo("0");
    assertThat(text(letter.headers(), DeadLetters.OFFSET)).isEqualTo("0");
    assertThat(text(letter.headers(), DeadLetters.MESSAGE)).contains("not a record of");
    assertThat(predictions.readValue().getFrame().getFrameId()).isEqualTo("f2");
  }

  @Test
  void shouldDeadLetterAFrameWithoutValue() {
    frames.pipeInput("gate", null);

    assertThat(text(deadLetters.readRecord().headers(), DeadLetters.MESSAGE))
        .isEqualTo("record of key gate has no value");
  }

  @Test
  void shouldDeadLetterAFrameThatCannotBeDecoded() {
    CameraFrame bad = frame("f1", (byte) 1);
    bad.setImage(ByteBuffer.wrap(new byte[0]));
    Headers headers =
        new RecordHeaders().add("traceparent", TRACE.getBytes(StandardCharsets.UTF_8));

    byte[] source = pipe(bad, headers);
    pipe(frame("f2", (byte) 1), new RecordHeaders());

    TestRecord<String, byte[]> letter = deadLetters.readRecord();
    assertThat(letter.value()).isEqualTo(source);
    assertThat(text(letter.headers(), "traceparent")).isEqualTo(TRACE);
    assertThat(text(letter.headers(), DeadLetters.EXCEPTION))
        .isEqualTo(FrameException.class.getName());
    assertThat(text(letter.headers(), DeadLetters.MESSAGE))
        .isEqualTo("decode of frame f1 of camera gate: image is empty");
    assertThat(predictions.readValue().getFrame().getFrameId()).isEqualTo("f2");
    assertThat(failures("decode")).isEqualTo(1);
  }

  @Test
  void shouldDeadLetterAFrameWhoseImageHasAnotherSizeThanStated() {
    CameraFrame liar = frame("f1", (byte) 1);
    liar.getFrame().setHeight(1024);

    pipe(liar, new RecordHeaders());

    assertThat(text(deadLetters.readRecord().headers(), DeadLetters.MESSAGE))
        .isEqualTo(
            "decode of frame f1 of camera gate: it says that it is 1024x1024 but its image is"
                + " 1024x512");
  }

  @Test
  void shouldDeadLetterAFrameThatCannotBeInferred() {
    pipe(frame("f1", (byte) FakeEngine.BREAKS), new RecordHeaders());
    pipe(frame("f2", (byte) 1), new RecordHeaders());

    TestRecord<String, byte[]> letter = deadLetters.readRecord();
    assertThat(text(letter.headers(), DeadLetters.MESSAGE))
        .startsWith("infer of frame f1 of camera gate: the graph did not run")
        .contains("node 7");
    assertThat(text(letter.headers(), DeadLetters.STACKTRACE)).contains("FakeEngine");
    assertThat(failures("infer")).isEqualTo(1);
    assertThat(predictions.readValue().getFrame().getFrameId()).isEqualTo("f2");
  }

  @Test
  void shouldBlameTheEngineWhenItFailsOnFrameAfterFrame() {
    pipe(frame("f1", (byte) FakeEngine.BREAKS), new RecordHeaders());
    pipe(frame("f2", (byte) 1), new RecordHeaders());
    pipe(frame("f3", (byte) FakeEngine.BREAKS), new RecordHeaders());
    pipe(frame("f4", (byte) FakeEngine.BREAKS), new RecordHeaders());

    assertThatThrownBy(() -> pipe(frame("f5", (byte) FakeEngine.BREAKS), new RecordHeaders()))
        .hasStackTraceContaining("the engine fails on frame after frame");
    assertThat(deadLetters.readRecordsToList()).hasSize(3);
  }

  @Test
  void shouldNotBlameAFrameForABrokenMachine() {
    assertThatThrownBy(() -> pipe(frame("f1", (byte) FakeEngine.LINKAGE), new RecordHeaders()))
        .isInstanceOf(UnsatisfiedLinkError.class);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldDeadLetterAFrameWhosePredictionIsTooLarge() {
    pipe(frame("f1", (byte) FakeEngine.NOISE), new RecordHeaders());
    pipe(frame("f2", (byte) 1), new RecordHeaders());

    assertThat(text(deadLetters.readRecord().headers(), DeadLetters.MESSAGE))
        .startsWith("encode of frame f1 of camera gate: its prediction has ")
        .endsWith(
            "over the payload limit of 65536: use a bundle with a smaller grid or raise"
                + " roadstream.kafka.payload-limit");
    assertThat(predictions.readValue().getFrame().getFrameId()).isEqualTo("f2");
    assertThat(failures("encode")).isEqualTo(1);
  }

  @Test
  void shouldNotDeadLetterFramesWhenInferenceHasStopped() {
    batcher.close();

    assertThatThrownBy(() -> pipe(frame("f1", (byte) 1), new RecordHeaders()))
        .hasStackTraceContaining("inference has stopped");
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  private byte[] pipe(CameraFrame frame, Headers headers) {
    byte[] value = PlainAvro.frames().serializer().serialize(Topics.CAMERA_FRAMES, frame);
    frames.pipeInput(
        new TestRecord<>("gate", value, headers, frame.getFrame().getCapturedAt().toEpochMilli()));
    return value;
  }

  private double failures(String stage) {
    return meters.get("roadstream.inference.failures").tag("stage", stage).counter().count();
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static NetworkInput preprocess(byte[] image) {
    if (image.length == 0) {
      throw new ImageException(ImageException.Reason.EMPTY, "image is empty");
    }
    return new NetworkInput(new float[] {image[0]}, FakeEngine.INPUT.geometry(1024, 512));
  }

  private static CameraFrame frame(String frameId, byte first) {
    return CameraFrame.newBuilder()
        .setFrame(
            FrameRef.newBuilder()
                .setCameraId("gate")
                .setFrameId(frameId)
                .setSequence(0)
                .setCapturedAt(CAPTURED)
                .setIngestedAt(CAPTURED)
                .setWidth(1024)
                .setHeight(512)
                .build())
        .setEncoding(ImageEncoding.JPEG)
        .setImage(ByteBuffer.wrap(new byte[] {first}))
        .build();
  }

  /**
   * At least once: under exactly-once the driver drops what is sent before a record is processed.
   */
  private static Properties properties(PayloadLimit limit) {
    return StreamsProperties.of(
        new KafkaSettings(
            "localhost:9092",
            "http://localhost:8080",
            limit,
            Duration.ofSeconds(1),
            true,
            Map.of("processing.guarantee", "at_least_once")),
        new StreamsSettings(
            "inference-test",
            1,
            Duration.ofMillis(20),
            16,
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            null),
        DLQ);
  }
}

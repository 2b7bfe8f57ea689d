package io.roadstream.postproc.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadstream.perception.object.ObjectSettings;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.postproc.Predictions;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.RoadObject;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.deadletter.DeadLetterDeserializationHandler;
import io.roadstream.service.deadletter.DeadLetterProcessingHandler;
import io.roadstream.service.deadletter.DeadLetters;
import io.roadstream.service.trace.TraceHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostprocTopologyTest {

  private static final Instant CAPTURED_MILLIS = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final String DLQ = Topics.deadLetters(Topics.POSTPROC_SERVICE);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> predictions;
  private TestOutputTopic<String, SegmentationMask> masks;
  private TestOutputTopic<String, DepthMap> depth;
  private TestOutputTopic<String, FrameObjects> objects;
  private TestOutputTopic<String, byte[]> deadLetters;

  @BeforeEach
  void start() {
    start(PostprocOptions.DEFAULT, PayloadLimit.DEFAULT);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldGiveOneMaskOneDepthAndOneObjectsRecordForEachPrediction() {
    for (int i = 0; i < 5; i++) {
      pipe(Predictions.prediction("gate", i));
    }

    assertThat(masks.readValuesToList())
        .extracting(mask -> mask.getFrame().getFrameId())
        .containsExactly("gate-0", "gate-1", "gate-2", "gate-3", "gate-4");
    assertThat(depth.readValuesToList())
        .extracting(map -> map.getFrame().getFrameId())
        .containsExactly("gate-0", "gate-1", "gate-2", "gate-3", "gate-4");
    assertThat(objects.readValuesToList())
        .extracting(found -> found.getFrame().getFrameId())
        .containsExactly("gate-0", "gate-1", "gate-2", "gate-3", "gate-4");
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldKeepKeyTimestampAndTraceOfThePrediction() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    RecordHeaders headers = new RecordHeaders();
    headers.add(TraceHeaders.TRACEPARENT, trace.getBytes(StandardCharsets.US_ASCII));
    headers.add("other", new byte[] {1});

    predictions.pipeInput(
        new TestRecord<>(
            "gate", bytes(Predictions.prediction("gate", 7)), headers, CAPTURED_MILLIS));

    for (TestRecord<String, ?> record :
        List.of(masks.readRecord(), depth.readRecord(), objects.readRecord())) {
      assertThat(record.key()).isEqualTo("gate");
      assertThat(record.getRecordTime()).isEqualTo(CAPTURED_MILLIS);
      assertThat(record.headers().toArray()).hasSize(1);
      assertThat(record.headers().lastHeader(TraceHeaders.TRACEPARENT).value())
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo(trace);
    }
  }

  @Test
  void shouldPublishMaskAndDepthAsPngInKittiUnits() {
    Prediction prediction = Predictions.prediction("gate", 0);
    pipe(prediction);

    SegmentationMask mask = masks.readValue();
    DepthMap map = depth.readValue();

    PlaneCodec png = PlaneCodec.of(PlaneFormat.PNG);
    assertThat(mask.getEncoding()).isEqualTo(PlaneEncoding.PNG);
    assertThat(png.decodeBytes(mask.getMask(), Predictions.WIDTH, Predictions.HEIGHT))
        .isEqualTo(Predictions.mask());
    assertThat(map.getEncoding()).isEqualTo(PlaneEncoding.PNG);
    assertThat(map.getUnitsPerMetre()).isEqualTo(256);
    short[] values = png.decodeShorts(map.getDepth(), Predictions.WIDTH, Predictions.HEIGHT);
    assertThat(values[0]).isZero();
    assertThat(values[1]).isEqualTo((short) (20 * 256));
    for (SpecificRecord record : List.of(mask, map)) {
      for (String field : List.of("frame", "model", "region", "grid")) {
        assertThat(record.get(record.getSchema().getField(field).pos()))
            .isEqualTo(prediction.get(prediction.getSchema().getField(field).pos()));
      }
    }
    assertThat(map.getDepthCodec()).isEqualTo(prediction.getDepthCodec());
  }

  @Test
  void shouldPublishRawPlanesWhenZstdIsSet() {
    stop();
    start(
        new PostprocOptions(
            PlaneFormat.ZSTD,
            PlaneFormat.ZSTD,
            1,
            ObjectSettings.DEFAULT,
            1_000_000,
            TimeSettings.DEFAULT),
        PayloadLimit.DEFAULT);
    pipe(Predictions.prediction("gate", 0));

    SegmentationMask mask = masks.readValue();
    DepthMap map = depth.readValue();

    PlaneCodec zstd = PlaneCodec.of(PlaneFormat.ZSTD);
    assertThat(mask.getEncoding()).isEqualTo(PlaneEncoding.ZSTD);
    assertThat(zstd.decodeBytes(mask.getMask(), Predictions.WIDTH, Predictions.HEIGHT))
        .isEqualTo(Predictions.mask());
    assertThat(map.getEncoding()).isEqualTo(PlaneEncoding.ZSTD);
    assertThat(zstd.decodeShorts(map.getDepth(), Predictions.WIDTH, Predictions.HEIGHT)[1])
        .isEqualTo((short) (20 * 256));
  }

  @Test
  void shouldDescribeObjectsInTheFrame() {
    Prediction prediction = Predictions.prediction("gate", 0);
    pipe(prediction);

    FrameObjects found = objects.readValue();

    assertThat(found.getTimings()).isEqualTo(prediction.getTimings());
    assertThat(found.getCamera()).isEqualTo(prediction.getCamera());
    assertThat(found.getPostprocessMicros()).isPositive();
    assertThat(found.getObjects()).hasSize(1);
    RoadObject car = found.getObjects().get(0);
    assertThat(car.getIndex()).isZero();
    assertThat(car.getTrainId()).isEqualTo(13);
    assertThat(car.getClassName()).isEqualTo("car");
    assertThat(car.getPixels()).isEqualTo(24);
    assertThat(car.getBox()).isEqualTo(new io.roadstream.schemas.Box(16.0, 8.0, 12.0, 8.0));
    assertThat(car.getCentroid()).isEqualTo(new io.roadstream.schemas.Point(22.0, 12.0));
    assertThat(car.getDepth().getValidPixels()).isEqualTo(24);
    assertThat(car.getDepth().getMedian()).isCloseTo(20, within(0.002));
    assertThat(car.getDepth().getStandardDeviation()).isZero();
    assertThat(car.getPosition().getZ()).isEqualTo(car.getDepth().getMedian());
    assertThat(car.getPosition().getX()).isCloseTo((21.5 - 31.5) / 50 * 20, within(0.001));
    assertThat(car.getPosition().getY()).isCloseTo((11.5 - 19.5) / 50 * 20, within(0.001));
  }

  @Test
  void shouldGiveNoPositionWhenIntrinsicsAreUnknown() {
    Prediction prediction = Predictions.prediction("gate", 0);
    prediction.setCamera(null);
    pipe(prediction);

    RoadObject car = objects.readValue().getObjects().get(0);

    assertThat(car.getDepth()).isNotNull();
    assertThat(car.getPosition()).isNull();
  }

  @Test
  void shouldPublishEmptyResultsWhenNothingIsThere() {
    pipe(
        Predictions.with(
            "gate",
            0,
            Predictions.WIDTH,
            Predictions.HEIGHT,
            new byte[Predictions.WIDTH * Predictions.HEIGHT],
            new short[Predictions.WIDTH * Predictions.HEIGHT]));

    assertThat(objects.readValue().getObjects()).isEmpty();
    assertThat(masks.getQueueSize()).isEqualTo(1);
    assertThat(depth.getQueueSize()).isEqualTo(1);
  }

  @Test
  void shouldSendBytesThatAreNoPredictionToTheDeadLetters() {
    byte[] poison = {1, 2, 3};

    assertDead(poison, "no Prediction");
  }

  @Test
  void shouldSendARecordWithoutValueToTheDeadLetters() {
    predictions.pipeInput("gate", null);
    pipe(Predictions.prediction("gate", 1));

    assertThat(deadLetters.readRecord().key()).isEqualTo("gate");
    assertThat(objects.readValue().getFrame().getFrameId()).isEqualTo("gate-1");
  }

  @Test
  void shouldSendAPredictionWithADamagedMaskToTheDeadLetters() {
    Prediction poison = Predictions.prediction("gate", 0);
    poison.setMask(ByteBuffer.wrap(new byte[] {9, 9, 9}));

    assertDead(bytes(poison), "decode of frame gate-0 of camera gate: not a Zstandard plane");
    assertThat(meters.counter("roadstream.postproc.failures", "stage", "decode").count())
        .isEqualTo(1);
  }

  @Test
  void shouldSendAPredictionWhosePlanesAreOfAnotherSizeToTheDeadLetters() {
    Prediction poison = Predictions.prediction("gate", 0);
    poison.setGrid(new Grid(Predictions.WIDTH, Predictions.HEIGHT + 1));

    assertDead(bytes(poison), "plane of 32x17");
  }

  @Test
  void shouldSendAPredictionWithAHugeGridToTheDeadLetters() {
    Prediction poison = Predictions.prediction("gate", 0);
    poison.setGrid(new Grid(1 << 20, 1 << 20));

    assertDead(bytes(poison), "roadstream.postproc.max-grid-cells");
  }

  @Test
  void shouldSendAPredictionWhoseRegionLeavesTheFrameToTheDeadLetters() {
    Prediction poison = Predictions.prediction("gate", 0);
    poison.setRegion(new Region(10, 0, 64, 32));

    assertDead(bytes(poison), "leaves the frame of 64x40");
  }

  @Test
  void shouldSendAPredictionWithAnUnknownDepthTransformToTheDeadLetters() {
    Prediction poison = Predictions.prediction("gate", 0);
    poison.getDepthCodec().setTransform("linear");

    assertDead(bytes(poison), "depth transform 'linear' is unknown");
  }

  @Test
  void shouldForwardNothingOfAPredictionWithOneRecordOverTheLimit() {
    stop();
    start(PostprocOptions.DEFAULT, new PayloadLimit(PayloadLimit.MIN_BYTES));
    byte[] flat = new byte[400 * 200];
    short[] noise = new short[flat.length];
    Random random = new Random(1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) random.nextInt(65_536);
    }

    assertDead(
        bytes(Predictions.with("gate", 0, 400, 200, flat, noise)),
        "its record for perception.depth has ");
  }

  @Test
  void shouldMeasureEveryStage() {
    pipe(Predictions.prediction("gate", 0));

    for (Stage stage : Stage.values()) {
      assertThat(meters.timer("roadstream.postproc.stage", "stage", stage.label()).count())
          .isEqualTo(1);
    }
    assertThat(meters.timer("roadstream.postproc.latency").count()).isEqualTo(1);
    assertThat(meters.summary("roadstream.postproc.objects").totalAmount()).isEqualTo(1);
  }

  /** The poison goes to the dead letters as it came, nothing else comes of it, the next is fine. */
  private void assertDead(byte[] poison, String reason) {
    predictions.pipeInput("gate", poison);
    assertThat(masks.isEmpty()).isTrue();
    assertThat(depth.isEmpty()).isTrue();
    assertThat(objects.isEmpty()).isTrue();
    TestRecord<String, byte[]> letter = deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo("gate");
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(letter.headers().lastHeader(DeadLetters.MESSAGE).value())
        .asString(StandardCharsets.UTF_8)
        .contains(reason);

    pipe(Predictions.prediction("gate", 1));

    assertThat(deadLetters.isEmpty()).isTrue();
    assertThat(objects.readValue().getFrame().getFrameId()).isEqualTo("gate-1");
  }

  private void pipe(Prediction prediction) {
    predictions.pipeInput(prediction.getFrame().getCameraId(), bytes(prediction));
  }

  private static byte[] bytes(Prediction prediction) {
    return AvroBytes.of(Prediction.class).serializer().serialize(Topics.PREDICTIONS, prediction);
  }

  private void start(PostprocOptions options, PayloadLimit limit) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DLQ);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        DeadLetterDeserializationHandler.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessingHandler.class);
    driver =
        new TopologyTestDriver(
            PostprocTopology.build(
                AvroBytes.of(Prediction.class).deserializer(),
                new ResultSerializers(
                    AvroBytes.of(SegmentationMask.class).serializer(),
                    AvroBytes.of(DepthMap.class).serializer(),
                    AvroBytes.of(FrameObjects.class).serializer(),
                    AvroBytes.of(DepthHistogram.class).serializer()),
                limit,
                options,
                new PostprocMeters(meters),
                Runnable::run),
            properties);
    predictions =
        driver.createInputTopic(
            Topics.PREDICTIONS, new StringSerializer(), new ByteArraySerializer());
    masks = output(Topics.MASKS, SegmentationMask.class);
    depth = output(Topics.DEPTH, DepthMap.class);
    objects = output(Topics.OBJECTS, FrameObjects.class);
    deadLetters =
        driver.createOutputTopic(DLQ, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(
      String topic, Class<T> type) {
    return driver.createOutputTopic(
        topic, new StringDeserializer(), AvroBytes.of(type).deserializer());
  }
}

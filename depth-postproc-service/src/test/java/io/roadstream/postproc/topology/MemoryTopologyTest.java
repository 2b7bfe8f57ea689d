package io.roadstream.postproc.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.postproc.Predictions;
import io.roadstream.postproc.nearest.CameraNearest;
import io.roadstream.postproc.nearest.NearestObject;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.ObjectTrack;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.RoadObject;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the topology remembers between frames: tracks, windows, the nearest objects. */
class MemoryTopologyTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int CAR = 13;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private TopologyTestDriver driver;
  private TestInputTopic<String, Prediction> predictions;
  private TestOutputTopic<String, FrameObjects> objects;
  private TestOutputTopic<String, DepthHistogram> histograms;
  private long sequence;

  @BeforeEach
  void start() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    driver =
        new TopologyTestDriver(
            PostprocTopology.build(
                AvroBytes.of(Prediction.class).deserializer(),
                new ResultSerializers(
                    AvroBytes.of(SegmentationMask.class).serializer(),
                    AvroBytes.of(DepthMap.class).serializer(),
                    AvroBytes.of(FrameObjects.class).serializer(),
                    AvroBytes.of(DepthHistogram.class).serializer()),
                PayloadLimit.DEFAULT,
                PostprocOptions.DEFAULT,
                new PostprocMeters(meters),
                Runnable::run),
            properties,
            NOON);
    predictions =
        driver.createInputTopic(
            Topics.PREDICTIONS,
            new StringSerializer(),
            AvroBytes.of(Prediction.class).serializer());
    objects =
        driver.createOutputTopic(
            Topics.OBJECTS,
            new StringDeserializer(),
            AvroBytes.of(FrameObjects.class).deserializer());
    histograms =
        driver.createOutputTopic(
            Topics.DEPTH_HISTOGRAMS,
            new StringDeserializer(),
            AvroBytes.of(DepthHistogram.class).deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldKeepTheIdOfACarAndTellHowSoonItIsReached() {
    List<ObjectTrack> tracks = new ArrayList<>();
    double metres = 40;
    for (int i = 0; i < 40; i++) {
      metres = 40 - 0.5 * i;
      tracks.add(track(see("gate", 100L * i, car(8 + i / 8, metres))));
    }

    assertThat(tracks).extracting(ObjectTrack::getId).containsOnly(1L);
    assertThat(tracks).extracting(ObjectTrack::getFrames).startsWith(1, 2, 3).endsWith(40);
    assertThat(tracks.get(0).getClosingSpeed()).isNull();
    ObjectTrack last = tracks.get(39);
    assertThat(last.getFirstSeen()).isEqualTo(NOON);
    assertThat(last.getClosingSpeed()).isCloseTo(5, within(0.5));
    assertThat(last.getClosingSpeedDeviation()).isBetween(0.01, 2.0);
    assertThat(last.getTimeToCollision()).isCloseTo(metres / 5, within(0.8));
    assertThat(last.getTimeToCollisionLow()).isLessThan(last.getTimeToCollision());
    assertThat(last.getTimeToCollisionHigh()).isGreaterThan(last.getTimeToCollision());
  }

  @Test
  void shouldTellNoTimeToCollisionOfACarThatDrivesAway() {
    ObjectTrack last = track(see("gate", 0, car(8, 20)));
    for (int i = 1; i < 20; i++) {
      last = track(see("gate", 100L * i, car(8, 20 + 0.4 * i)));
    }

    assertThat(last.getClosingSpeed()).isCloseTo(-4, within(0.5));
    assertThat(last.getTimeToCollision()).isNull();
  }

  @Test
  void shouldGiveWhatIsElsewhereOrFarBehindANewId() {
    assertThat(track(see("gate", 0, car(2, 20))).getId()).isEqualTo(1);
    assertThat(track(see("gate", 100, car(22, 20))).getId()).isEqualTo(2);
    assertThat(track(see("gate", 200, car(2, 60))).getId()).isEqualTo(3);
  }

  @Test
  void shouldFindACarAgainThatWasNotSeenForAShortTime() {
    see("gate", 0, car(8, 20));
    see("gate", 100, new byte[0]);
    assertThat(track(see("gate", 500, car(8, 20))).getId()).isEqualTo(1);
    assertThat(track(see("gate", 3000, car(8, 20))).getId()).isEqualTo(2);
  }

  @Test
  void shouldNumberEachCameraByItself() {
    see("gate", 0, car(8, 20));
    assertThat(track(see("yard", 0, car(8, 20))).getId()).isEqualTo(1);
  }

  @Test
  void shouldGiveLateFramesTheIdsAndLearnNothingFromThem() {
    for (int i = 0; i < 10; i++) {
      see("gate", 100L * i, car(8, 20));
    }
    long newest = sequence;
    sequence = 5;
    ObjectTrack late = track(see("gate", 550, car(8, 21)));
    sequence = newest;
    ObjectTrack next = track(see("gate", 1000, car(8, 20)));

    assertThat(late.getId()).isEqualTo(1);
    assertThat(late.getFrames()).isEqualTo(10);
    assertThat(next.getFrames()).isEqualTo(11);
    assertThat(next.getClosingSpeed()).isCloseTo(0, within(0.05));
    assertThat(meters.counter("roadstream.postproc.late", "grace", "kept").count()).isEqualTo(1);
  }

  @Test
  void shouldNotFollowAFrameThatIsOlderThanTheGrace() {
    see("gate", 0, car(8, 20));
    see("gate", 10_000, car(8, 20));
    sequence = 1;

    assertThat(track(see("gate", 7_000, car(8, 20)))).isNull();
    assertThat(meters.counter("roadstream.postproc.late", "grace", "exceeded").count())
        .isEqualTo(1);
  }

  @Test
  void shouldBeginAnewWhenTheClockOfTheCameraIsSetBack() {
    see("gate", 60_000, car(8, 20));

    assertThat(track(see("gate", 0, car(8, 20))).getId()).isEqualTo(2);
    assertThat(track(see("gate", 100, car(8, 20))).getId()).isEqualTo(2);
  }

  @Test
  void shouldTellAWindowOnceItsGraceIsOver() {
    for (int i = 0; i < 120; i++) {
      see("gate", 100L * i, car(8, 20));
    }
    assertThat(histograms.isEmpty()).isTrue();
    see("gate", 12_000, car(8, 20));

    List<TestRecord<String, DepthHistogram>> told = histograms.readRecordsToList();

    assertThat(told)
        .extracting(record -> record.value().getClassName())
        .containsExactly("road", "car");
    TestRecord<String, DepthHistogram> car = told.get(1);
    assertThat(car.key()).isEqualTo("gate/car/2026-03-01T12:00:00Z");
    assertThat(car.getRecordTime()).isEqualTo(NOON.plusMillis(9_999));
    assertThat(car.value().getWindowStart()).isEqualTo(NOON);
    assertThat(car.value().getWindowEnd()).isEqualTo(NOON.plusSeconds(10));
    assertThat(car.value().getFrames()).isEqualTo(100);
    assertThat(car.value().getCounts().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(100 * 24);
    int bin = car.value().getCounts().indexOf(100L * 24);
    assertThat(car.value().getBinEdges().get(bin)).isLessThanOrEqualTo(20.001);
    assertThat(car.value().getBinEdges().get(bin + 1)).isGreaterThan(19.999);
  }

  @Test
  void shouldCountALateFrameInItsWindowAndLeaveOutOneThatIsTooLate() {
    see("gate", 9_000, car(8, 20));
    see("gate", 11_000, car(8, 20));
    sequence = 1;
    see("gate", 9_500, car(8, 20));
    sequence = 10;
    see("gate", 12_500, car(8, 20));
    sequence = 1;
    see("gate", 9_600, car(8, 20));
    driver.advanceWallClockTime(Duration.ofMinutes(1));

    assertThat(histograms.readValuesToList())
        .filteredOn(told -> told.getTrainId() == CAR)
        .extracting(DepthHistogram::getFrames)
        .containsExactly(2L, 2L);
  }

  @Test
  void shouldTellTheLastWindowWhenNothingComesAnyMore() {
    see("gate", 0, car(8, 20));
    driver.advanceWallClockTime(Duration.ofSeconds(5));
    assertThat(histograms.isEmpty()).isTrue();

    driver.advanceWallClockTime(Duration.ofSeconds(10));
    assertThat(histograms.readValuesToList()).hasSize(2);

    driver.advanceWallClockTime(Duration.ofSeconds(60));
    see("gate", 100, car(8, 20));
    driver.advanceWallClockTime(Duration.ofSeconds(60));
    assertThat(histograms.isEmpty()).as("a window is told once").isTrue();
  }

  @Test
  void shouldKnowTheNearestObjectOfEachClass() {
    see("gate", 0, car(2, 40));
    see("gate", 100, car(8, 30));

    CameraNearest row =
        driver.<String, CameraNearest>getKeyValueStore(PostprocTopology.NEAREST_STORE).get("gate");

    assertThat(row.capturedAt()).isEqualTo(NOON.plusMillis(100));
    assertThat(row.objects()).extracting(NearestObject::className).containsExactly("car");
    NearestObject car = row.objects().get(0);
    assertThat(car.low()).isLessThan(car.high());
    assertThat(row.only("person").objects()).isEmpty();
    assertThat(row.only("car").objects()).hasSize(1);
  }

  @Test
  void shouldMeasureTheRoadAndHowFarItIsFree() {
    FrameObjects found = see("gate", 0, car(8, 20));

    assertThat(found.getClasses()).hasSize(1);
    assertThat(found.getClasses().get(0).getClassName()).isEqualTo("road");
    assertThat(found.getClasses().get(0).getDepth().getMedian()).isCloseTo(50, within(0.01));
    assertThat(found.getFreeDistance().getMetres()).hasSize(Predictions.WIDTH);
    assertThat(found.getFreeDistance().getMetres().get(9)).isCloseTo(20, within(0.01f));
    assertThat(found.getFreeDistance().getMetres().get(2)).isCloseTo(50, within(0.01f));
    assertThat(found.getFreeDistance().getNearest()).isCloseTo(20, within(0.01));
  }

  private FrameObjects see(String camera, long millis, byte[] scene) {
    byte[] mask = new byte[Predictions.WIDTH * Predictions.HEIGHT];
    short[] codes = new short[mask.length];
    Arrays.fill(codes, DepthCodec.ARTICLE.encode(50));
    if (scene.length > 0) {
      for (int y = 4; y < 8; y++) {
        for (int x = scene[0]; x < scene[0] + 6; x++) {
          mask[y * Predictions.WIDTH + x] = CAR;
          codes[y * Predictions.WIDTH + x] = DepthCodec.ARTICLE.encode(carMetres);
        }
      }
    }
    Prediction prediction =
        Predictions.with(camera, sequence++, Predictions.WIDTH, Predictions.HEIGHT, mask, codes);
    prediction.getFrame().setCapturedAt(NOON.plusMillis(millis));
    predictions.pipeInput(new TestRecord<>(camera, prediction, NOON.plusMillis(millis)));
    return objects.readValue();
  }

  private double carMetres;

  /** A car of 6x4 cells from a column on. */
  private byte[] car(int column, double metres) {
    carMetres = metres;
    return new byte[] {(byte) column};
  }

  private static @Nullable ObjectTrack track(FrameObjects frame) {
    List<RoadObject> found = frame.getObjects();
    assertThat(found).hasSize(1);
    return found.get(0).getTrack();
  }
}

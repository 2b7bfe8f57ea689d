package io.roadstream.ingest.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.TestImages;
import io.roadstream.ingest.TestVideos;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.source.SourceException;
import io.roadstream.schemas.CameraModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestJobTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;
  private final ManualTicker ticker = new ManualTicker();
  private final Heard heard = new Heard();

  private static final class Heard implements IngestListener {
    final ConcurrentLinkedQueue<Delivery> delivered = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<SkippedInput> skipped = new ConcurrentLinkedQueue<>();
    final AtomicReference<OptionalLong> expected = new AtomicReference<>();

    @Override
    public void started(String cameraId, OptionalLong frames) {
      expected.set(frames);
    }

    @Override
    public void delivered(Delivery delivery) {
      delivered.add(delivery);
    }

    @Override
    public void skipped(String cameraId, SkippedInput input) {
      skipped.add(input);
    }
  }

  @Test
  void shouldSendEveryImageAtItsPaceWhenFolderIsGood() throws Exception {
    images(3);
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      IngestJob job = job(settings().build(), fixture);

      IngestCounts counts = job.run();

      assertThat(counts.delivered()).isEqualTo(3);
      assertThat(counts.skipped()).isEmpty();
      assertThat(job.state()).isEqualTo(JobState.ENDED);
      assertThat(ticker.sleptMillis).containsExactly(100L, 100L);
      assertThat(heard.expected.get()).hasValue(3);
      assertThat(heard.delivered).extracting(Delivery::index).containsExactly(0L, 1L, 2L);
      assertThat(fixture.frames())
          .extracting(f -> f.getFrame().getSequence())
          .containsExactly(0L, 1L, 2L);
      assertThat(fixture.frames())
          .allSatisfy(f -> assertThat(f.getFrame().getCapturedAt()).isEqualTo(NOW));
    }
  }

  @Test
  void shouldCountAndNameBadInputAndGoOn() throws Exception {
    images(2);
    Files.createFile(folder.resolve("0-empty.jpg"));
    Files.writeString(folder.resolve("notes.txt"), "notes");
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      IngestCounts counts = job(settings().build(), fixture).run();

      assertThat(counts.delivered()).isEqualTo(2);
      assertThat(counts.skipped())
          .isEqualTo(Map.of(SkipReason.EMPTY, 1L, SkipReason.WRONG_EXTENSION, 1L));
      assertThat(counts.skippedInAll()).isEqualTo(2);
      assertThat(heard.skipped)
          .extracting(SkippedInput::name)
          .containsExactly(
              folder.resolve("0-empty.jpg").toString(), folder.resolve("notes.txt").toString());
    }
  }

  @Test
  void shouldBeginAgainUpToTheLimitWhenLooping() throws Exception {
    images(2);
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      JobSettings settings = settings().optLoop(true).optLimit(5).optAsFastAsPossible(true).build();

      IngestCounts counts = job(settings, fixture).run();

      assertThat(counts.accepted()).isEqualTo(5);
      assertThat(ticker.sleptMillis).isEmpty();
      assertThat(heard.expected.get()).hasValue(5);
      assertThat(heard.delivered).extracting(Delivery::index).containsExactly(0L, 1L, 0L, 1L, 0L);
    }
  }

  @Test
  void shouldEndWhenLoopingOverNothingButBadInput() throws Exception {
    Files.createFile(folder.resolve("empty.jpg"));
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      IngestCounts counts = job(settings().optLoop(true).build(), fixture).run();
      assertThat(counts.accepted()).isZero();
      assertThat(counts.skippedInAll()).isEqualTo(1);
    }
  }

  @Test
  void shouldKeepFrameIdsWhenAVideoIsReplayedWithItsOwnTimes() throws Exception {
    Path video = TestVideos.mpeg4(folder.resolve("a.avi"), 64, 32, 3, 10);
    Instant recorded = Instant.parse("2026-01-05T00:00:00Z");
    Files.setLastModifiedTime(video, FileTime.from(recorded));
    JobSettings settings =
        JobSettings.builder()
            .setSource(video.toString())
            .setCameraId("gate")
            .optOriginalTimestamps(true)
            .build();
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      job(settings, fixture).run();
      job(settings, fixture).run();

      List<String> ids = fixture.frames().stream().map(f -> f.getFrame().getFrameId()).toList();
      assertThat(ids.subList(0, 3)).doesNotHaveDuplicates().isEqualTo(ids.subList(3, 6));
      assertThat(fixture.frames())
          .extracting(f -> f.getFrame().getSequence())
          .isEqualTo(LongStream.range(0, 6).boxed().toList());
      assertThat(fixture.frames().get(2).getFrame().getCapturedAt())
          .isEqualTo(recorded.plusMillis(200));
    }
  }

  @Test
  void shouldTellTheCameraWhenItIsGiven() throws Exception {
    images(2);
    CameraModel camera = new CameraModel(1100.0, 1100.0, 512.0, 256.0, null);
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      job(settings().optCamera(camera).build(), fixture).run();
      assertThat(fixture.frames()).extracting(f -> f.getCamera()).containsExactly(camera, camera);
    }
  }

  @Test
  void shouldKeepTheGivenRateWhenOneIsSet() throws Exception {
    images(3);
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      job(settings().optRate(50).build(), fixture).run();
      assertThat(ticker.sleptMillis).containsExactly(20L, 20L);
    }
  }

  @Test
  void shouldFailWithAClearErrorWhenSourceIsMissing() throws Exception {
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      JobSettings settings =
          JobSettings.builder().setSource(folder + "/no.avi").setCameraId("gate").build();
      IngestJob job = job(settings, fixture);
      assertThatThrownBy(job::run)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("no.avi");
      assertThat(job.state()).isEqualTo(JobState.FAILED);
      assertThat(job.failure().orElseThrow()).contains("no.avi");
    }
  }

  @Test
  void shouldFailWhenTheBrokerIsAwayAtTheStart() throws Exception {
    images(1);
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      fixture.away(true);
      assertThatThrownBy(() -> job(settings().build(), fixture).run())
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("no broker");
    }
  }

  @Test
  void shouldFailWhenTheRegistryGoesAway() throws Exception {
    images(2);
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      fixture.failWith(new SerializationException("registry is away"));
      assertThatThrownBy(() -> job(settings().build(), fixture).run())
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("registry is away");
    }
  }

  @Test
  void shouldFailWhenTheBrokerRefusesAFrameLater() throws Exception {
    images(1);
    try (ProducerFixture fixture = ProducerFixture.waiting()) {
      IngestJob job = job(settings().optLoop(true).build(), fixture);
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread runner = runner(job, thrown);
      runner.start();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> fixture.kafka.errorNext(new TimeoutException("expired")));
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !runner.isAlive());
      assertThat(thrown.get())
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("expired");
      assertThat(job.counts().skipped()).containsKey(SkipReason.SEND_FAILED);
    }
  }

  @Test
  void shouldDeliverWhatWasSentWhenStopped() throws Exception {
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      JobSettings settings =
          JobSettings.builder()
              .setSource("synthetic:1?size=64x32&threads=1")
              .setCameraId("gate")
              .optRate(200)
              .build();
      IngestJob job = new IngestJob(settings, fixture.producer(), heard);
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread runner = runner(job, thrown);
      runner.start();
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> job.counts().delivered() > 2);
      job.stop();
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !runner.isAlive());
      assertThat(thrown.get()).isNull();
      assertThat(job.state()).isEqualTo(JobState.STOPPED);
      assertThat(job.counts().delivered()).isEqualTo(job.counts().accepted());
    }
  }

  @Test
  void shouldRefuseToRunTwice() throws Exception {
    images(1);
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      IngestJob job = job(settings().build(), fixture);
      job.run();
      assertThatThrownBy(job::run).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldRefuseSettingsThatAreOutOfRange() {
    assertThatThrownBy(
            () -> settings().optCamera(new CameraModel(0.0, 9.0, 5.0, 5.0, null)).build())
        .hasMessageContaining("focal lengths must be above 0");
    assertThatThrownBy(() -> settings().setCameraId("a b").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a b'");
    assertThatThrownBy(() -> settings().optRate(0).build()).hasMessageContaining("rate");
    assertThatThrownBy(() -> settings().optLimit(0).build()).hasMessageContaining("limit");
    assertThatThrownBy(() -> settings().optRate(5).optAsFastAsPossible(true).build())
        .hasMessageContaining("not both");
  }

  private static Thread runner(IngestJob job, AtomicReference<Throwable> thrown) {
    return new Thread(
        () -> {
          try {
            job.run();
          } catch (Exception e) {
            thrown.set(e);
          }
        });
  }

  private JobSettings.Builder settings() throws SourceException {
    return JobSettings.builder().setSource(folder.toString()).setCameraId("gate");
  }

  private IngestJob job(JobSettings settings, ProducerFixture fixture) {
    return new IngestJob(
        settings, fixture.producer(), heard, Clock.fixed(NOW, ZoneOffset.UTC), ticker);
  }

  private void images(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      Files.write(folder.resolve("image" + i + ".jpg"), TestImages.jpeg(16, 8, i));
    }
  }
}

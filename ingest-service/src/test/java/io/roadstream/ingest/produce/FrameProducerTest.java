package io.roadstream.ingest.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.TestImages;
import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ImageEncoding;
import io.roadstream.schemas.id.FrameIds;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FrameProducerTest {

  private static final Instant CAPTURED = Instant.parse("2026-03-01T10:00:00.123456789Z");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:01.000001999Z");

  @Test
  void shouldWriteWholeRecordWhenFrameIsSent() throws Exception {
    byte[] left = TestImages.jpeg(32, 16, 1);
    byte[] right = TestImages.jpeg(32, 16, 2);
    CameraModel camera = new CameraModel(30.0, 31.0, 16.0, 8.0, 0.2);
    CapturedFrame frame =
        new CapturedFrame(
            "a",
            7,
            Duration.ZERO,
            Optional.empty(),
            image(left),
            Optional.of(image(right)),
            Optional.of(camera));
    try (ProducerFixture fixture =
        new ProducerFixture(true, PayloadLimit.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC))) {

      Delivery delivery = fixture.producer().send("gate", frame, CAPTURED).get();

      ProducerRecord<String, CameraFrame> record = fixture.records().get(0);
      assertThat(record.topic()).isEqualTo(Topics.CAMERA_FRAMES);
      assertThat(record.key()).isEqualTo("gate");
      assertThat(record.timestamp()).isEqualTo(CAPTURED.toEpochMilli());
      CameraFrame value = record.value();
      assertThat(value.getEncoding()).isEqualTo(ImageEncoding.JPEG);
      assertThat(value.getImage()).isEqualTo(ByteBuffer.wrap(left));
      assertThat(value.getRightImage()).isEqualTo(ByteBuffer.wrap(right));
      assertThat(value.getCamera()).isEqualTo(camera);
      FrameRef ref = value.getFrame();
      assertThat(ref.getCameraId()).isEqualTo("gate");
      assertThat(ref.getSequence()).isZero();
      assertThat(ref.getCapturedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123456Z"));
      assertThat(ref.getIngestedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:01.000001Z"));
      assertThat(ref.getFrameId()).isEqualTo(FrameIds.of("gate", CAPTURED, ByteBuffer.wrap(left)));
      assertThat(ref.getWidth()).isEqualTo(32);
      assertThat(ref.getHeight()).isEqualTo(16);
      assertThat(delivery.frame()).isEqualTo(ref);
      assertThat(delivery.index()).isEqualTo(7);
      assertThat(delivery.bytes()).isEqualTo(left.length + right.length);
    }
  }

  @Test
  void shouldBeginANewTraceWhenFrameIsSent() throws Exception {
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      fixture.producer().send("gate", frame(1), CAPTURED).get();
      fixture.producer().send("gate", frame(2), CAPTURED).get();

      List<String> parents =
          fixture.records().stream()
              .map(r -> r.headers().lastHeader("traceparent").value())
              .map(value -> new String(value, StandardCharsets.US_ASCII))
              .toList();
      assertThat(parents).allMatch(p -> p.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
      assertThat(parents).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldNumberFramesOfEachCameraWithoutGapsWhenThreadsSendAtOnce() throws Exception {
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      fixture.sequences.last.put("gate", 41L);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String camera = i % 2 == 0 ? "gate" : "yard";
        threads.add(new Thread(() -> sendMany(fixture.producer(), camera, 50)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }

      assertThat(sequences(fixture, "gate")).isEqualTo(range(42, 142));
      assertThat(sequences(fixture, "yard")).isEqualTo(range(0, 100));
    }
  }

  @Test
  void shouldNotUseUpANumberWhenFrameIsRefusedAtOnce() throws Exception {
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      fixture.failWith(new SerializationException("registry is away"));
      assertThatThrownBy(() -> fixture.producer().send("gate", frame(1), CAPTURED))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("gate")
          .hasMessageContaining("registry is away");
      fixture.kafka.sendException = null;

      fixture.producer().send("gate", frame(1), CAPTURED).get();

      assertThat(sequences(fixture, "gate")).containsExactly(0L);
    }
  }

  @Test
  void shouldRefuseWhenFrameIsLargerThanARecordMayBe() {
    PayloadLimit limit = new PayloadLimit(PayloadLimit.MIN_BYTES);
    EncodedImage large =
        new EncodedImage(ImageEncoding.JPEG, 8, 8, new byte[PayloadLimit.MIN_BYTES]);
    CapturedFrame frame = CapturedFrame.of("large", 0, Duration.ZERO, Optional.empty(), large);
    try (ProducerFixture fixture = new ProducerFixture(true, limit, Clock.systemUTC())) {
      assertThatThrownBy(() -> fixture.producer().send("gate", frame, CAPTURED))
          .isInstanceOfSatisfying(
              BadImageException.class, e -> assertThat(e.reason()).isEqualTo(SkipReason.OVERSIZED));
      assertThat(fixture.records()).isEmpty();
    }
  }

  @Test
  void shouldHoldSendersBackWhenTheBrokerConfirmsNothing() throws Exception {
    int fifth = FrameProducer.IN_FLIGHT_BYTES / 5;
    EncodedImage image = new EncodedImage(ImageEncoding.JPEG, 8, 8, new byte[fifth]);
    CapturedFrame frame = CapturedFrame.of("a", 0, Duration.ZERO, Optional.empty(), image);
    try (ProducerFixture fixture = ProducerFixture.waiting()) {
      Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < 6; i++) {
                  sendOne(fixture.producer(), "gate", frame);
                }
              });
      sender.start();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> fixture.records().size() == 4 && sender.getState() == Thread.State.WAITING);
      assertThat(fixture.producer().hasRoomFor(frame)).isFalse();

      fixture.kafka.completeNext();
      fixture.kafka.completeNext();
      sender.join();

      assertThat(fixture.records()).hasSize(6);
    }
  }

  @Test
  void shouldFailTheFutureWhenTheBrokerRefusesLater() throws Exception {
    try (ProducerFixture fixture = ProducerFixture.waiting()) {
      CompletableFuture<Delivery> sent = fixture.producer().send("gate", frame(1), CAPTURED);
      fixture.kafka.errorNext(new TimeoutException("expired"));

      assertThatThrownBy(sent::get)
          .hasCauseInstanceOf(DeliveryException.class)
          .hasMessageContaining("expired");
    }
  }

  @Test
  void shouldNoteTheLastConfirmedNumberWhenClosed() throws Exception {
    ProducerFixture fixture = ProducerFixture.confirming();
    fixture.producer().send("gate", frame(1), CAPTURED).get();
    fixture.producer().send("gate", frame(2), CAPTURED).get();
    fixture.close();

    assertThat(fixture.sequences.notes).last().isEqualTo("gate 2 1 closed");
  }

  @Test
  void shouldTryAgainWhenTheBrokerWasAwayAtFirst() throws Exception {
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      fixture.away(true);
      assertThatThrownBy(() -> fixture.producer().open("gate"))
          .isInstanceOf(DeliveryException.class);
      fixture.away(false);

      fixture.producer().open("gate");
      assertThat(fixture.producer().send("gate", frame(1), CAPTURED)).isCompleted();
    }
  }

  private static void sendMany(FrameProducer producer, String camera, int count) {
    for (int i = 0; i < count; i++) {
      sendOne(producer, camera, frame(i));
    }
  }

  private static void sendOne(FrameProducer producer, String camera, CapturedFrame frame) {
    try {
      CompletableFuture<Delivery> unused = producer.send(camera, frame, CAPTURED);
    } catch (BadImageException | DeliveryException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Long> sequences(ProducerFixture fixture, String camera) {
    return fixture.frames().stream()
        .filter(f -> f.getFrame().getCameraId().equals(camera))
        .map(f -> f.getFrame().getSequence())
        .toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private static CapturedFrame frame(int number) {
    return CapturedFrame.of(
        "frame " + number,
        number,
        Duration.ZERO,
        Optional.empty(),
        image(TestImages.jpeg(16, 16, number)));
  }

  private static EncodedImage image(byte[] bytes) {
    try {
      return ImageCheck.DEFAULT.check(bytes);
    } catch (BadImageException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.roadstream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.TestImages;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.produce.IngestListener;
import io.roadstream.ingest.produce.ProducerFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FrameUploadsTest {

  private static final UploadSettings SETTINGS =
      new UploadSettings(100_000, Duration.ofMillis(50), 10);

  private final List<SkipReason> skipped = new ArrayList<>();
  private final IngestListener listener =
      new IngestListener() {
        @Override
        public void skipped(String cameraId, SkippedInput input) {
          skipped.add(input.reason());
        }
      };

  @Test
  void shouldRefuseWith503WhenTheBrokerDoesNotConfirmInTime() {
    try (ProducerFixture fixture = ProducerFixture.waiting()) {
      byte[] image = TestImages.jpeg(16, 8, 1);
      assertThatThrownBy(() -> uploads(fixture).accept(upload(new ByteArrayInputStream(image), -1)))
          .isInstanceOfSatisfying(RequestProblem.class, p -> assertThat(p.status()).isEqualTo(503))
          .hasMessageContaining("50 ms");
      assertThat(skipped).containsExactly(SkipReason.SEND_FAILED);
    }
  }

  @Test
  void shouldReadNothingWhenTheStatedLengthIsOverTheLimit() {
    InputStream untouchable =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("read");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("read");
          }
        };
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      assertThatThrownBy(() -> uploads(fixture).accept(upload(untouchable, 100_001)))
          .isInstanceOfSatisfying(RequestProblem.class, p -> assertThat(p.status()).isEqualTo(413));
    }
  }

  @Test
  void shouldReadNoFurtherThanTheLimitWhenTheLengthIsUnknown() {
    InputStream endless =
        new InputStream() {
          private int given;

          @Override
          public int read() {
            return read(new byte[1], 0, 1) - 1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            given += length;
            assertThat(given).isLessThanOrEqualTo(SETTINGS.maxBytes() + 1);
            return length;
          }
        };
    try (ProducerFixture fixture = ProducerFixture.confirming()) {
      assertThatThrownBy(() -> uploads(fixture).accept(upload(endless, -1)))
          .isInstanceOfSatisfying(RequestProblem.class, p -> assertThat(p.status()).isEqualTo(413));
    }
  }

  private FrameUploads uploads(ProducerFixture fixture) {
    return new FrameUploads(
        fixture.producer(), ImageCheck.DEFAULT, SETTINGS, listener, Clock.systemUTC());
  }

  private static Upload upload(InputStream body, long length) {
    return new Upload(
        "gate",
        Optional.of("image/jpeg"),
        length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
        Optional.empty(),
        body);
  }
}

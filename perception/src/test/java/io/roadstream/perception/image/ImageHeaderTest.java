package io.roadstream.perception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roadstream.perception.image.ImageException.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageHeaderTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "640, 480", "301, 7"})
  void shouldReadSizeWithoutDecodingWhenOnlyTheStartIsThere(int width, int height) {
    RgbImage picture = TestImages.waves(width, height, 1);

    assertThat(ImageHeader.read(Arrays.copyOf(ImageEncoder.png(picture, 1), 33)))
        .isEqualTo(new ImageHeader(ImageFormat.PNG, width, height));
    assertThat(ImageHeader.read(Arrays.copyOf(ImageEncoder.jpeg(picture, 80), 400)))
        .isEqualTo(new ImageHeader(ImageFormat.JPEG, width, height));
  }

  @Test
  void shouldSayUnsupportedWhenJpegIsLossless() {
    assertReason(Reason.UNSUPPORTED, frame(0xC3, 8, 10, 10));
  }

  @Test
  void shouldSayUnsupportedWhenJpegHasTwelveBits() {
    assertReason(Reason.UNSUPPORTED, frame(0xC1, 12, 10, 10));
  }

  @Test
  void shouldSayCorruptWhenJpegHasNoHeight() {
    assertReason(Reason.CORRUPT, frame(0xC0, 8, 10, 0));
  }

  @Test
  void shouldSayCorruptWhenSegmentIsShorterThanItsLength() {
    assertReason(
        Reason.CORRUPT,
        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 1, 0, 0, 0, 0});
  }

  @Test
  void shouldSayCorruptWhenPngHasNoWidth() {
    byte[] png = ImageEncoder.png(TestImages.plain(3, 1, 0, 0, 0), 1);
    Arrays.fill(png, 16, 20, (byte) 0);

    assertReason(Reason.CORRUPT, png);
  }

  private static void assertReason(Reason reason, byte[] bytes) {
    ImageException refusal =
        catchThrowableOfType(ImageException.class, () -> ImageHeader.read(bytes));
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
  }

  private static byte[] frame(int marker, int precision, int width, int height) {
    return new byte[] {
      (byte) 0xFF,
      (byte) 0xD8,
      (byte) 0xFF,
      (byte) marker,
      0,
      11,
      (byte) precision,
      0,
      (byte) height,
      0,
      (byte) width,
      1,
      1,
      0x11,
      0
    };
  }
}

package io.roadstream.perception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roadstream.perception.image.ImageException.Reason;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ImageDecoderTest {

  private static final RgbImage PICTURE = TestImages.waves(61, 37, 5);

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @Test
  void shouldGiveBackTheSamePixelsWhenPngIsDecoded() {
    RgbImage decoded = decoder.decode(ImageEncoder.png(PICTURE, 1));

    assertThat(decoded.width()).isEqualTo(61);
    assertThat(decoded.height()).isEqualTo(37);
    assertThat(decoded.data()).isEqualTo(PICTURE.data());
  }

  @Test
  void shouldKeepRedAndBlueApartWhenJpegIsDecoded() {
    RgbImage decoded = decoder.decode(ImageEncoder.jpeg(TestImages.plain(32, 16, 220, 60, 30), 95));

    assertThat(decoded.width()).isEqualTo(32);
    assertThat(decoded.height()).isEqualTo(16);
    assertThat(decoded.data()[0] & 0xFF).isBetween(214, 226);
    assertThat(decoded.data()[1] & 0xFF).isBetween(54, 66);
    assertThat(decoded.data()[2] & 0xFF).isBetween(24, 36);
  }

  @Test
  void shouldSpreadGreyWhenColourIsAskedOfAGreyImage() {
    RgbImage decoded =
        decoder.decode(PlaneCodec.of(PlaneFormat.PNG).encode(new byte[] {9, (byte) 200}, 2, 1));

    assertThat(decoded.data()).containsExactly(9, 9, 9, (byte) 200, (byte) 200, (byte) 200);
  }

  @Test
  void shouldIgnoreOrientationWhenExifTurnsTheImage() {
    byte[] turned = withExifOrientation(ImageEncoder.jpeg(PICTURE, 90), 6);

    RgbImage decoded = decoder.decode(turned);

    assertThat(decoded.width()).isEqualTo(61);
    assertThat(decoded.height()).isEqualTo(37);
    assertThat(decoded.data()).isEqualTo(decoder.decode(ImageEncoder.jpeg(PICTURE, 90)).data());
  }

  @Test
  void shouldSayEmptyWhenThereAreNoBytes() {
    assertReason(Reason.EMPTY, () -> decoder.decode(new byte[0]));
  }

  @Test
  void shouldSayUnsupportedWhenTheBytesAreNoImage() {
    assertThatThrownBy(() -> decoder.decode("GIF89a...".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("47 49 46 38");
  }

  @Test
  void shouldRefuseUndecodedWhenTheHeaderStatesTooManyPixels() {
    byte[] png = ImageEncoder.png(PICTURE, 1);
    byte[] jpeg = ImageEncoder.jpeg(PICTURE, 90);
    ImageDecoder narrow = new ImageDecoder(new ImageLimits(61 * 37 - 1, 1 << 20));

    assertReason(Reason.TOO_LARGE, () -> narrow.decode(png));
    assertReason(Reason.TOO_LARGE, () -> narrow.check(jpeg));
    assertThat(new ImageDecoder(new ImageLimits(61 * 37, 1 << 20)).check(jpeg))
        .isEqualTo(new ImageHeader(ImageFormat.JPEG, 61, 37));
  }

  @Test
  void shouldRefuseUndecodedWhenAPngClaimsAGiantSize() {
    byte[] png = ImageEncoder.png(PICTURE, 1);
    Arrays.fill(png, 16, 24, (byte) 0x7F);

    assertReason(Reason.TOO_LARGE, () -> decoder.decode(png));
  }

  @Test
  void shouldRefuseWhenThereAreTooManyBytes() {
    byte[] png = ImageEncoder.png(PICTURE, 1);
    ImageDecoder narrow = new ImageDecoder(new ImageLimits(1_000_000, png.length - 1));

    assertReason(Reason.TOO_LARGE, () -> narrow.decode(png));
  }

  @Property(tries = 200)
  void shouldSayTruncatedWhereverAJpegIsCut(@ForAll @IntRange(min = 4) int at) {
    byte[] jpeg = ImageEncoder.jpeg(PICTURE, 90);
    int length = 4 + at % (jpeg.length - 4);

    assertReason(Reason.TRUNCATED, () -> decoder.decode(Arrays.copyOf(jpeg, length)));
  }

  @Property(tries = 200)
  void shouldSayTruncatedWhereverAPngIsCut(@ForAll @IntRange(min = 8) int at) {
    byte[] png = ImageEncoder.png(PICTURE, 1);
    int length = 8 + at % (png.length - 8);

    assertReason(Reason.TRUNCATED, () -> decoder.decode(Arrays.copyOf(png, length)));
  }

  @Test
  void shouldDecodeWhenBytesFollowTheImage() {
    byte[] padded = Arrays.copyOf(ImageEncoder.jpeg(PICTURE, 90), 9000);

    assertThat(decoder.decode(padded).width()).isEqualTo(61);
  }

  @Test
  void shouldSayCorruptWhenAPngChunkIsDamaged() {
    byte[] png = ImageEncoder.png(PICTURE, 1);
    png[png.length / 2] ^= 0x10;

    assertReason(Reason.CORRUPT, () -> decoder.decode(png));
  }

  @Test
  void shouldSayCorruptWhenAJpegHasNoHuffmanTables() {
    byte[] jpeg = ImageEncoder.jpeg(PICTURE, 90);
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xDB) {
        jpeg[i + 1] = (byte) 0xFE;
      }
    }

    assertReason(Reason.CORRUPT, () -> decoder.decode(jpeg));
  }

  @Property(tries = 2000)
  void shouldThrowNothingElseWhateverTheBytesAre(
      @ForAll @Size(max = 80) byte[] tail, @ForAll boolean jpeg) {
    byte[] start =
        jpeg
            ? new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}
            : Arrays.copyOf(ImageEncoder.png(PICTURE, 1), 8);
    byte[] bytes = Arrays.copyOf(start, start.length + tail.length);
    System.arraycopy(tail, 0, bytes, start.length, tail.length);

    assertThatThrownBy(() -> decoder.decode(bytes)).isInstanceOf(ImageException.class);
  }

  private static void assertReason(Reason reason, Runnable work) {
    ImageException refusal = catchThrowableOfType(ImageException.class, work::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
  }

  /** Puts an EXIF segment with nothing but an orientation behind the JPEG's first marker. */
  private static byte[] withExifOrientation(byte[] jpeg, int orientation) {
    byte[] tiff = {
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (2 + 6 + tiff.length)});
    out.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    out.writeBytes(tiff);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}

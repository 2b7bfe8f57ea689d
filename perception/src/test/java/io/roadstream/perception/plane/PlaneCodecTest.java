package io.roadstream.perception.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaneCodecTest {

  private static final PlaneCodec PNG = PlaneCodec.of(PlaneFormat.PNG);
  private static final PlaneCodec ZSTD = PlaneCodec.of(PlaneFormat.ZSTD);

  @Property(tries = 200)
  void shouldGiveBackEvery8BitPlane(
      @ForAll PlaneFormat format,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 8) int bits,
      @ForAll long seed) {
    byte[] plane = Planes.bytes(width, height, bits, seed);

    byte[] encoded = PlaneCodec.of(format).encode(plane, width, height);

    assertThat(PlaneCodec.of(format).decodeBytes(ByteBuffer.wrap(encoded), width, height))
        .isEqualTo(plane);
  }

  @Property(tries = 200)
  void shouldGiveBackEvery16BitPlane(
      @ForAll PlaneFormat format,
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed) {
    short[] plane = Planes.shorts(width, height, bits, seed);

    byte[] encoded = PlaneCodec.of(format).encode(plane, width, height);

    assertThat(PlaneCodec.of(format).decodeShorts(ByteBuffer.wrap(encoded), width, height))
        .isEqualTo(plane);
  }

  @Property(tries = 100)
  void shouldWritePngsThatOtherReadersUnderstand(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 9) int level,
      @ForAll @IntRange(min = 1, max = 16) int bits,
      @ForAll long seed)
      throws IOException {
    byte[] bytes = Planes.bytes(width, height, Math.min(bits, 8), seed);
    short[] shorts = Planes.shorts(width, height, bits, seed);
    PlaneCodec codec = PlaneCodec.of(PlaneFormat.PNG, level);

    BufferedImage of8 = ImageIO.read(new ByteArrayInputStream(codec.encode(bytes, width, height)));
    BufferedImage of16 =
        ImageIO.read(new ByteArrayInputStream(codec.encode(shorts, width, height)));

    assertThat(((DataBufferByte) of8.getRaster().getDataBuffer()).getData()).isEqualTo(bytes);
    assertThat(((DataBufferUShort) of16.getRaster().getDataBuffer()).getData()).isEqualTo(shorts);
  }

  @Test
  void shouldReadPngsOfOtherWriters() throws IOException {
    BufferedImage of8 = new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = ((DataBufferByte) of8.getRaster().getDataBuffer()).getData();
    new Random(1).nextBytes(bytes);
    BufferedImage of16 = new BufferedImage(5, 3, BufferedImage.TYPE_USHORT_GRAY);
    short[] shorts = ((DataBufferUShort) of16.getRaster().getDataBuffer()).getData();
    System.arraycopy(Planes.shorts(5, 3, 16, 1), 0, shorts, 0, shorts.length);

    assertThat(PNG.decodeBytes(ByteBuffer.wrap(png(of8)), 5, 3)).isEqualTo(bytes);
    assertThat(PNG.decodeShorts(ByteBuffer.wrap(png(of16)), 5, 3)).isEqualTo(shorts);
  }

  @Test
  void shouldKeepTheValuesOfPngsWithFewerThan8Bits() {
    byte[] of4Bits = file(3, 1, 4, 0, new byte[] {0, 0x1F, 0x30});
    byte[] of1Bit = file(3, 1, 1, 0, new byte[] {0, (byte) 0b101_00000});

    assertThat(PNG.decodeBytes(ByteBuffer.wrap(of4Bits), 3, 1)).containsExactly(1, 15, 3);
    assertThat(PNG.decodeBytes(ByteBuffer.wrap(of1Bit), 3, 1)).containsExactly(1, 0, 1);
  }

  @Test
  void shouldLayOut16BitPlanesAsDocumented() {
    byte[] encoded = ZSTD.encode(new short[] {0x1234, 0x1235, (short) 0xFFFF, 0x0001}, 2, 2);

    assertThat(Zstd.decompress(encoded, 8))
        .containsExactly(0x34, 0x01, 0xFF, 0x02, 0x12, 0x00, 0xFF, 0x00);
  }

  @ParameterizedTest
  @EnumSource(PlaneFormat.class)
  void shouldDecodeFromTheMiddleOfABufferAndFromADirectOne(PlaneFormat format) {
    PlaneCodec codec = PlaneCodec.of(format);
    byte[] plane = Planes.bytes(6, 4, 8, 3);
    byte[] encoded = codec.encode(plane, 6, 4);
    ByteBuffer middle = ByteBuffer.allocate(encoded.length + 9).position(5);
    middle.put(encoded).flip().position(5);
    ByteBuffer direct = ByteBuffer.allocateDirect(encoded.length).put(encoded).flip();

    assertThat(codec.decodeBytes(middle, 6, 4)).isEqualTo(plane);
    assertThat(codec.decodeBytes(middle.slice(), 6, 4)).isEqualTo(plane);
    assertThat(codec.decodeBytes(direct, 6, 4)).isEqualTo(plane);
    assertThat(middle.position()).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(PlaneFormat.class)
  void shouldRefusePlanesOfAnotherSize(PlaneFormat format) {
    PlaneCodec codec = PlaneCodec.of(format);
    ByteBuffer of8 = ByteBuffer.wrap(codec.encode(new byte[12], 4, 3));
    ByteBuffer of16 = ByteBuffer.wrap(codec.encode(new short[12], 4, 3));

    assertThatThrownBy(() -> codec.decodeBytes(of8, 4, 4)).isInstanceOf(PlaneException.class);
    assertThatThrownBy(() -> codec.decodeBytes(of8, 4, 2)).isInstanceOf(PlaneException.class);
    assertThatThrownBy(() -> codec.decodeShorts(of8, 4, 3)).isInstanceOf(PlaneException.class);
    assertThatThrownBy(() -> codec.decodeBytes(of16, 4, 3)).isInstanceOf(PlaneException.class);
    assertThatThrownBy(() -> codec.decodeShorts(of16, 3, 3)).isInstanceOf(PlaneException.class);
    assertThatThrownBy(() -> codec.decodeShorts(of16, 70_000, 70_000))
        .isInstanceOf(PlaneException.class);
    assertThatThrownBy(() -> codec.encode(new byte[11], 4, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> codec.encode(new short[11], 4, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(PlaneFormat.class)
  void shouldRefuseBytesThatAreCutOff(PlaneFormat format) {
    PlaneCodec codec = PlaneCodec.of(format);
    byte[] encoded = codec.encode(Planes.shorts(31, 17, 16, 5), 31, 17);

    for (int length = 0; length < encoded.length; length += 7) {
      ByteBuffer cut = ByteBuffer.wrap(encoded, 0, length);
      assertThatThrownBy(() -> codec.decodeShorts(cut, 31, 17))
          .as("%d of %d bytes", length, encoded.length)
          .isInstanceOf(PlaneException.class);
    }
  }

  @Test
  void shouldRefusePngsWithADamagedByte() {
    byte[] encoded = PNG.encode(Planes.bytes(31, 17, 8, 5), 31, 17);

    for (int i = 0; i < encoded.length; i++) {
      byte[] damaged = encoded.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> PNG.decodeBytes(ByteBuffer.wrap(damaged), 31, 17))
          .as("byte %d", i)
          .isInstanceOf(PlaneException.class);
    }
  }

  @Test
  void shouldRefuseAPngWhoseRowsEndEarly() {
    byte[] twoRowsOfThree = file(4, 3, 8, 0, new byte[10]);

    assertThatThrownBy(() -> PNG.decodeBytes(ByteBuffer.wrap(twoRowsOfThree), 4, 3))
        .isInstanceOf(PlaneException.class);
  }

  @Test
  void shouldRefusePngsThatAreNotGreyscale() {
    byte[] rgb = file(1, 1, 8, 2, new byte[] {0, 1, 2, 3});

    assertThatThrownBy(() -> PNG.decodeBytes(ByteBuffer.wrap(rgb), 1, 1))
        .isInstanceOf(PlaneException.class)
        .hasMessageContaining("greyscale");
  }

  @Test
  void shouldNotUnpackMoreThanThePlaneWhenBytesClaimMore() {
    byte[] bomb = Zstd.compress(new byte[50_000_000]);

    assertThat(bomb.length).isLessThan(10_000);
    assertThatThrownBy(() -> ZSTD.decodeBytes(ByteBuffer.wrap(bomb), 10, 10))
        .isInstanceOf(PlaneException.class);
  }

  @Test
  void shouldRefuseLevelsThatAFormatDoesNotHave() {
    assertThatThrownBy(() -> PlaneCodec.of(PlaneFormat.PNG, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 9, not 10");
    assertThatThrownBy(() -> PlaneCodec.of(PlaneFormat.ZSTD, 23))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 22, not 23");
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** A PNG with any header around the given filtered rows. */
  private static byte[] file(int width, int height, int bitDepth, int colourType, byte[] rows) {
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] data = new byte[rows.length + 100];
    int length = deflater.deflate(data);
    deflater.end();
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put((byte) bitDepth).put((byte) colourType);
    ByteBuffer out = ByteBuffer.allocate(length + 200);
    out.putLong(0x89504E470D0A1A0AL);
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", Arrays.copyOf(data, length));
    chunk(out, "IEND", new byte[0]);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void chunk(ByteBuffer out, String type, byte[] body) {
    byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(body);
    out.putInt(body.length).put(name).put(body).putInt((int) crc.getValue());
  }
}

package io.roadstream.perception.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunDeflaterTest {

  @Property(tries = 500)
  void shouldGiveWhatZlibInflates(
      @ForAll @IntRange(min = 1, max = 3000) int length,
      @ForAll @IntRange(min = 1, max = 8) int bits,
      @ForAll long seed)
      throws DataFormatException {
    byte[] bytes = Planes.bytes(length, 1, bits, seed);

    assertThat(inflate(new RunDeflater().deflate(bytes, bytes.length), length)).isEqualTo(bytes);
  }

  @Test
  void shouldCompressInputOfManyBlocks() throws DataFormatException {
    for (int bits = 1; bits <= 8; bits++) {
      byte[] bytes = Planes.bytes(500_000, 1, bits, bits);

      assertThat(inflate(new RunDeflater().deflate(bytes, bytes.length), bytes.length))
          .isEqualTo(bytes);
    }
  }

  @Test
  void shouldHardlyGrowWhatCannotBeCompressed() throws DataFormatException {
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);

    ByteBuffer deflated = new RunDeflater().deflate(noise, noise.length);

    assertThat(deflated.remaining()).isLessThan(noise.length * 101 / 100);
    assertThat(inflate(deflated, noise.length)).isEqualTo(noise);
  }

  @Test
  void shouldWriteEveryLengthOfRun() throws DataFormatException {
    for (int run = 1; run <= 600; run++) {
      byte[] bytes = new byte[run + 2];
      Arrays.fill(bytes, 1, run + 1, (byte) 7);

      assertThat(inflate(new RunDeflater().deflate(bytes, bytes.length), bytes.length))
          .isEqualTo(bytes);
    }
  }

  @Test
  void shouldStayWithinDeflatesCodeLengthsWhenFrequenciesAreLopsided() throws DataFormatException {
    // Fibonacci numbers make the deepest tree that there is: 24 symbols, 23 levels.
    byte[] bytes = new byte[121_392];
    int at = 0;
    int frequency = 1;
    int next = 1;
    for (int symbol = 0; symbol < 24 && at < bytes.length; symbol++) {
      for (int i = 0; i < frequency && at < bytes.length; i++) {
        bytes[at++] = (byte) symbol;
      }
      int sum = frequency + next;
      frequency = next;
      next = sum;
    }
    shuffle(bytes);

    assertThat(inflate(new RunDeflater().deflate(bytes, bytes.length), bytes.length))
        .isEqualTo(bytes);
  }

  @Property(tries = 200)
  void shouldGiveCompletePrefixCodesWithinTheLimit(
      @ForAll @IntRange(min = 2, max = 286) int symbols, @ForAll long seed) {
    Random random = new Random(seed);
    int[] frequencies = new int[symbols];
    for (int i = 0; i < symbols; i++) {
      frequencies[i] = 1 << random.nextInt(20);
    }

    HuffmanCode code = HuffmanCode.of(frequencies, 15);

    double kraft = 0;
    for (int i = 0; i < symbols; i++) {
      assertThat(code.length(i)).isBetween(1, 15);
      kraft += Math.pow(2, -code.length(i));
      for (int j = 0; j < symbols; j++) {
        if (frequencies[i] > frequencies[j]) {
          assertThat(code.length(i)).isLessThanOrEqualTo(code.length(j));
        }
      }
    }
    assertThat(kraft).isEqualTo(1);
  }

  private static void shuffle(byte[] bytes) {
    Random random = new Random(5);
    for (int i = bytes.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      byte held = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = held;
    }
  }

  private static byte[] inflate(ByteBuffer deflated, int length) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      byte[] bytes = new byte[length + 1];
      int inflated = inflater.inflate(bytes);
      assertThat(inflater.finished()).isTrue();
      assertThat(inflater.getRemaining()).isZero();
      return Arrays.copyOf(bytes, inflated);
    } finally {
      inflater.end();
    }
  }
}

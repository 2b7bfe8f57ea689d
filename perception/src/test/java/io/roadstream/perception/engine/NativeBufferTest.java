package io.roadstream.perception.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class NativeBufferTest {

  private static final int FLOATS = 64 << 20;

  @Test
  @Timeout(120)
  void shouldHoldMoreThanTheHeapDoesAsTheFirstNativeObjectOfAProcess(@TempDir Path folder)
      throws Exception {
    Path output = folder.resolve("output.txt");

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                FirstBuffer.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).content().isEqualToIgnoringNewLines("" + (long) FLOATS * Float.BYTES);
  }

  /** A program whose heap is smaller than the buffer it asks for. */
  static final class FirstBuffer {

    public static void main(String[] args) {
      try (NativeBuffer buffer = new NativeBuffer(FLOATS)) {
        System.out.println(buffer.bytes().capacity());
      }
    }
  }
}

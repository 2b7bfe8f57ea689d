package io.roadstream.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DisparityCleanerTest {

  private static final int WIDTH = 200;
  private static final int HEIGHT = 100;

  /** A wall at 20 pixels with a small hole, an outlier, and no disparity in the upper rows. */
  private static Disparity raw() {
    float[] pixels = new float[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i / WIDTH < 45 ? 0 : 20;
    }
    for (int y = 60; y < 72; y++) {
      for (int x = 100; x < 112; x++) {
        pixels[y * WIDTH + x] = 0;
      }
    }
    pixels[70 * WIDTH + 60] = 90;
    float[] confidence = new float[pixels.length];
    Arrays.fill(confidence, 1);
    return new Disparity(WIDTH, HEIGHT, pixels, confidence);
  }

  @Test
  void shouldCutEdgesFillHolesAndSmooth() {
    Disparity clean = DisparityCleaner.ARTICLE.clean(raw());
    float[] pixels = clean.pixels();
    assertThat(pixels[66 * WIDTH + 106]).as("hole").isCloseTo(20f, within(1f));
    assertThat(clean.confidence()[66 * WIDTH + 106]).isEqualTo(0.5f);
    assertThat(pixels[70 * WIDTH + 60]).as("outlier").isCloseTo(20f, within(0.5f));
    assertThat(pixels[90 * WIDTH + 60]).as("bottom").isZero();
    assertThat(pixels[60 * WIDTH + 5]).as("left edge").isZero();
    assertThat(pixels[15 * WIDTH + 100]).as("sky").isZero();
    assertThat(pixels[60 * WIDTH + 150]).as("wall").isEqualTo(20f);
  }

  @Test
  void shouldWriteCityscapesPng() {
    byte[] png = raw().png();
    assertThat(png).startsWith((byte) 0x89, 'P', 'N', 'G');
  }
}

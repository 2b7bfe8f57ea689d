package io.roadstream.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotometryTest {

  private static final int WIDTH = 40;
  private static final int HEIGHT = 32;
  private static final int CELLS = WIDTH * HEIGHT;

  /** A checkerboard: near in the left half, far in the right. */
  private static float[] board() {
    float[] planes = new float[3 * CELLS];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = (i % WIDTH + i / WIDTH) % 2 == 0 ? 0.2f : 0.8f;
    }
    return planes;
  }

  private static float[] metres() {
    float[] metres = new float[CELLS];
    for (int i = 0; i < CELLS; i++) {
      metres[i] = i % WIDTH < WIDTH / 2 ? 5 : Float.POSITIVE_INFINITY;
    }
    return metres;
  }

  private static float[] changed(PhotometricSettings settings, long seed) {
    float[] planes = board();
    new Photometry(settings)
        .apply(new SplittableRandom(seed), planes, WIDTH, HEIGHT, PhotometryTest::metres);
    return planes;
  }

  private static double contrast(float[] planes, int column) {
    return Math.abs(planes[column] - planes[column + 1]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldRepeatItselfAndStayInRangeWhenEverythingIsChanged(long seed) {
    PhotometricSettings all = new PhotometricSettings(0.5, 0.5, 1, 1, 1, 1, 1);
    float[] first = changed(all, seed);
    assertThat(first).isEqualTo(changed(all, seed)).isNotEqualTo(changed(all, seed + 100));
    for (float value : first) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void shouldHideTheFarAndNotTheNearWhenThereIsHaze() {
    float[] hazy = changed(new PhotometricSettings(0, 0, 0, 1, 0, 0, 0), 3);
    assertThat(contrast(hazy, WIDTH - 5)).isLessThan(1e-6);
    assertThat(contrast(hazy, 2)).isGreaterThan(0.2);
  }

  @Test
  void shouldTakeLightAwayWhenItIsDark() {
    float[] dark = changed(new PhotometricSettings(0, 0, 1, 0, 0, 0, 0), 3);
    double before = mean(board());
    assertThat(mean(dark)).isLessThan(0.85 * before);
  }

  @Test
  void shouldLowerContrastAndKeepTheMeanWhenBlurred() {
    float[] blurred = changed(new PhotometricSettings(0, 0, 0, 0, 0, 1, 0), 3);
    assertThat(contrast(blurred, 10)).isLessThan(contrast(board(), 10));
    assertThat(mean(blurred)).isCloseTo(mean(board()), within(0.01));
  }

  @Test
  void shouldChangeNothingWhenNothingIsAskedFor() {
    assertThat(changed(PhotometricSettings.NONE, 3)).isEqualTo(board());
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Test
  void shouldCoverOnlyASmallPartWhenOccluded() {
    float[] occluded = changed(new PhotometricSettings(0, 0, 0, 0, 0, 0, 1), 3);
    float[] before = board();
    long changed = 0;
    for (int i = 0; i < CELLS; i++) {
      changed += occluded[i] == before[i] ? 0 : 1;
    }
    assertThat(changed).isPositive().isLessThan(CELLS / 8);
    assertThat(Arrays.equals(occluded, before)).isFalse();
  }
}

package io.roadstream.scene.shade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class TexturesTest {
  @Property(tries = 300)
  void shouldRepeatAfterOneTileAndStayInRange(
      @ForAll @FloatRange(min = -3, max = 3) float u,
      @ForAll @FloatRange(min = -3, max = 3) float v,
      @ForAll @FloatRange(min = 0, max = 2) float footprint) {
    float value = Textures.CLOUDS.at(u, v, footprint);
    assertThat(value).isBetween(0f, 1f);
    assertThat(Textures.CLOUDS.at(u + 1, v - 2, footprint)).isCloseTo(value, within(0.02f));
  }

  @Test
  void shouldBecomeTheMeanWhenSeenFromFarAway() {
    float a = Textures.GRAIN.at(0.1f, 0.2f, 5);
    float b = Textures.GRAIN.at(0.7f, 0.9f, 5);
    assertThat(a).isEqualTo(b).isBetween(0.3f, 0.7f);
  }

  @Test
  void shouldKeepTheOpaqueShareOfAMaskOnCoarserLevels() {
    for (AlphaMask mask : new AlphaMask[] {Textures.LEAF_MASK, Textures.PICKETS, Textures.PLANKS}) {
      double fine = share(mask, 0);
      assertThat(fine).isBetween(0.1, 0.97);
      assertThat(share(mask, 2)).isCloseTo(fine, within(0.15));
    }
  }

  private static double share(AlphaMask mask, int level) {
    int opaque = 0;
    for (int y = 0; y < 128; y++) {
      for (int x = 0; x < 128; x++) {
        opaque += mask.opaque((x + 0.5f) / 128, (y + 0.5f) / 128, level) ? 1 : 0;
      }
    }
    return opaque / (128.0 * 128);
  }

  @Test
  void shouldChooseCoarserMasksForSmallerTriangles() {
    assertThat(Textures.LEAF_MASK.level(1, 128 * 128)).isZero();
    assertThat(Textures.LEAF_MASK.level(1, 128 * 128 / 16)).isEqualTo(2);
    assertThat(Textures.LEAF_MASK.level(1, 1e-9)).isLessThan(8);
  }

  @Property(tries = 200)
  void shouldCoverABandByTheShareOfThePixel(
      @ForAll @FloatRange(min = -2, max = 2) float at,
      @ForAll @FloatRange(min = 0.01f, max = 3) float blur) {
    float cover = Fragment.band(-0.5f, 0.5f, at, blur);
    assertThat(cover).isBetween(0f, 1.00001f);
    if (Math.abs(at) + blur / 2 < 0.49f) {
      assertThat(cover).isCloseTo(1, within(1e-4f));
    }
    if (Math.abs(at) - blur / 2 > 0.51f) {
      assertThat(cover).isZero();
    }
  }
}

package io.roadstream.perception.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DepthCodecTest {

  private static final DepthCodec CODEC = DepthCodec.ARTICLE;

  @Test
  void shouldStepByLessThanATenThousandthOfTheDepth() {
    float[] metres = CODEC.metres();
    for (int code = 2; code < metres.length; code++) {
      assertThat(metres[code]).isGreaterThan(metres[code - 1]);
      assertThat(metres[code] / metres[code - 1] - 1).isLessThan(1e-4f);
    }
    assertThat(metres[0]).isZero();
    assertThat(metres[1]).isEqualTo(1f);
    assertThat(metres[65_535]).isCloseTo(250f, within(1e-4f));
  }

  @Test
  void shouldGiveBackEveryCode() {
    for (int code = 0; code < 65_536; code++) {
      assertThat(CODEC.encode(CODEC.metres((short) code))).isEqualTo((short) code);
    }
  }

  @Property
  void shouldGiveBackDepthsWithinHalfAStep(@ForAll @DoubleRange(min = 1, max = 250) double depth) {
    double decoded = CODEC.metres(CODEC.encode(depth));

    assertThat(decoded / depth - 1).isBetween(-0.5e-4, 0.5e-4);
  }

  @Property
  void shouldKeepTheOrderOfNetworkOutputs(
      @ForAll @DoubleRange(min = -1, max = 3) double a,
      @ForAll @DoubleRange(min = -1, max = 3) double b) {
    int codeOfSmaller = CODEC.codeOf((float) Math.min(a, b)) & 0xFFFF;
    int codeOfLarger = CODEC.codeOf((float) Math.max(a, b)) & 0xFFFF;

    assertThat(codeOfSmaller).isBetween(1, codeOfLarger);
  }

  @Test
  void shouldClipNetworkOutputsToTheLimits() {
    assertThat(CODEC.codeOf(-5)).isEqualTo((short) 1);
    assertThat(CODEC.codeOf(Float.NEGATIVE_INFINITY)).isEqualTo((short) 1);
    assertThat(CODEC.codeOf(5)).isEqualTo((short) 65_535);
    assertThat(CODEC.codeOf(Float.POSITIVE_INFINITY)).isEqualTo((short) 65_535);
    assertThat(CODEC.codeOf(Float.NaN)).isZero();
  }

  @Test
  void shouldNotTakeMissingDepthForOneMetre() {
    assertThat(CODEC.encode(0)).isZero();
    assertThat(CODEC.encode(-3)).isZero();
    assertThat(CODEC.encode(Double.NaN)).isZero();
    assertThat(CODEC.encode(0.2)).isEqualTo((short) 1);
    assertThat(CODEC.encode(1000)).isEqualTo((short) 65_535);
  }

  @Test
  void shouldStretchEveryDepthThatACodeMeans() {
    DepthCodec twice = CODEC.stretched(2);
    for (int code : new int[] {1, 77, 30_000, 65_535}) {
      assertThat(twice.metres((short) code))
          .isCloseTo(2 * CODEC.metres((short) code), withinPercentage(1e-3));
    }
    assertThat(twice.metres((short) 0)).isZero();
    assertThat(CODEC.stretched(1)).isSameAs(CODEC);
    assertThat(CODEC.stretched(2)).isSameAs(twice);
  }

  @Test
  void shouldRefuseLimitsThatMakeNoCodec() {
    assertThatThrownBy(() -> DepthCodec.of(0, 1, 250)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DepthCodec.of(5, 0, 250)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DepthCodec.of(5, 10, 10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DepthCodec.of(5, 1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

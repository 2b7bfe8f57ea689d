package io.roadstream.perception.depth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KittiDepthTest {

  @Test
  void shouldHoldEveryDepthAt256AMetre() {
    KittiDepth kitti = new KittiDepth(DepthCodec.ARTICLE);
    short[] codes = new short[65_536];
    for (int code = 0; code < codes.length; code++) {
      codes[code] = (short) code;
    }

    short[] values = kitti.values(new DepthCodes(256, 256, codes));

    assertThat(kitti.unitsPerMetre()).isEqualTo(256);
    assertThat(values[0]).isZero();
    assertThat(values[1]).isEqualTo((short) 256);
    assertThat(values[65_535]).isEqualTo((short) 64_000);
    for (int code = 1; code < codes.length; code++) {
      double metres = DepthCodec.ARTICLE.metres((short) code);
      assertThat((values[code] & 0xFFFF) / 256.0 - metres).isBetween(-0.5 / 256, 0.5 / 256);
    }
  }

  @Test
  void shouldTakeSmallerUnitsWhenDepthsWouldNotFit() {
    DepthCodec far = DepthCodec.of(5, 1, 600);
    KittiDepth kitti = new KittiDepth(far);

    short[] values = kitti.values(new DepthCodes(1, 1, new short[] {far.encode(600)}));

    assertThat(kitti.unitsPerMetre()).isEqualTo(64);
    assertThat(values[0] & 0xFFFF).isEqualTo(600 * 64);
  }

  @Test
  void shouldNotTurnTheSmallestDepthsIntoNone() {
    KittiDepth kitti = new KittiDepth(DepthCodec.of(5, 0.0001, 100));

    assertThat(kitti.values(new DepthCodes(1, 1, new short[] {1}))).containsExactly((short) 1);
  }

  @Test
  void shouldReadBackWhatItWroteFromMetres() {
    MetricDepth depth =
        new MetricDepth(3, 2, new float[] {0, 1.5f, 250, Float.NaN, -1, Float.POSITIVE_INFINITY});

    short[] values = KittiDepth.values(depth);

    assertThat(KittiDepth.metres(3, 2, values, 256).metres())
        .containsExactly(0, 1.5f, 250, 0, 0, 65_535 / 256f);
  }
}

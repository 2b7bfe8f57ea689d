package io.roadstream.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.data.LabelledSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class AugmenterTest {

  private static final int WIDTH = 80;
  private static final int HEIGHT = 64;

  private static Augmenter augmenter(double zoom, double flip, double jitter) {
    return augmenter(zoom, flip, 0, jitter);
  }

  private static Augmenter augmenter(double zoom, double flip, double splice, double jitter) {
    return new Augmenter(
        new AugmentSettings(
            flip, splice, true, true, new PhotometricSettings(jitter, 0, 0, 0, 0, 0, 0)),
        new CropRange(40, 32, zoom, zoom),
        Fixtures.input(),
        DepthCodec.ARTICLE);
  }

  /** Column x has class x / 8 and red 3 x; depth is 20 m everywhere. */
  private static LabelledSample columns() {
    byte[] image = new byte[WIDTH * HEIGHT * 3];
    byte[] mask = new byte[WIDTH * HEIGHT];
    short[] depth = new short[WIDTH * HEIGHT];
    for (int i = 0; i < mask.length; i++) {
      image[i * 3] = (byte) (3 * (i % WIDTH));
      mask[i] = (byte) (i % WIDTH / 8);
      depth[i] = DepthCodec.ARTICLE.encode(20);
    }
    return new LabelledSample(
        "columns",
        new RgbImage(WIDTH, HEIGHT, image),
        new ClassMask(WIDTH, HEIGHT, mask),
        new DepthCodes(WIDTH, HEIGHT, depth));
  }

  @Test
  void shouldDivideDepthByTheZoomWhenEnlarging() {
    for (double zoom : new double[] {0.8, 1, 2}) {
      Crop crop = augmenter(zoom, 0, 0).augment(columns(), 5);
      assertThat(Math.exp(crop.depth()[77] * 5)).isCloseTo(20 / zoom, within(0.01));
    }
  }

  @Test
  void shouldKeepImageAndLabelsTogetherWhenCroppingEnlargingAndFlipping() {
    for (int seed = 0; seed < 20; seed++) {
      Crop crop = augmenter(1.7, 0.5, 0).augment(columns(), seed);
      for (int i = 0; i < 40 * 32; i++) {
        double red = (crop.image()[i] * 0.229 + 0.485) * 255;
        // Red says which column it was, give or take the interpolation's half pixel.
        assertThat(crop.classes()[i] * 8.0).isBetween(red / 3 - 8.6, red / 3 + 0.6);
      }
    }
  }

  @Test
  void shouldFlipSidesAndNeverUpsideDown() {
    Crop flipped = augmenter(1, 1, 0).augment(columns(), 3);
    Crop straight = augmenter(1, 0, 0).augment(columns(), 3);
    assertThat(flipped.classes()[0]).isGreaterThan(flipped.classes()[39]);
    assertThat(straight.classes()[0]).isLessThan(straight.classes()[39]);
    LabelledSample rows = Fixtures.sample(1, WIDTH, HEIGHT);
    Crop crop = augmenter(1, 1, 0).augment(rows, 9);
    assertThat(crop.depth()[31 * 40]).isLessThan(crop.depth()[16 * 40]);
  }

  @Test
  void shouldMarkVoidAndMissingDepthAsInvalid() {
    Crop crop =
        Augmenter.none(Fixtures.input().withSize(WIDTH, HEIGHT), DepthCodec.ARTICLE)
            .whole(Fixtures.sample(1, WIDTH, HEIGHT));
    for (int row = 0; row < HEIGHT; row++) {
      assertThat(crop.classValid()[row * WIDTH]).isEqualTo(row % 7 == 6 ? 0 : 1);
      assertThat(crop.depthValid()[row * WIDTH]).isEqualTo(row < 4 ? 0 : 1);
    }
  }

  @Test
  void shouldExchangeAllOfWhatLiesRightOfOneColumnWhenSplicing() {
    Augmenter augmenter = augmenter(1, 0, 1, 0);
    Crop first = augmenter.augment(columns(), 1);
    Crop second = augmenter.augment(Fixtures.sample(2, WIDTH, HEIGHT), 2);
    Crop third = augmenter.augment(columns(), 3);
    List<Crop> mixed =
        List.of(
            augmenter.augment(columns(), 1),
            augmenter.augment(Fixtures.sample(2, WIDTH, HEIGHT), 2),
            augmenter.augment(columns(), 3));

    augmenter.splice(mixed, 5);

    int seam = 0;
    while (mixed.get(0).image()[seam] == first.image()[seam]) {
      seam++;
    }
    assertThat(seam).isBetween(1, 39);
    assertHalves(mixed.get(0), first, second, seam);
    assertHalves(mixed.get(1), second, first, seam);
    assertHalves(mixed.get(2), third, third, seam);
  }

  private static void assertHalves(Crop mixed, Crop left, Crop right, int seam) {
    for (int i = 0; i < 40 * 32; i++) {
      Crop source = i % 40 < seam ? left : right;
      for (int channel = 0; channel < 3; channel++) {
        int at = channel * 40 * 32 + i;
        assertThat(mixed.image()[at]).isEqualTo(source.image()[at]);
      }
      assertThat(mixed.classes()[i]).isEqualTo(source.classes()[i]);
      assertThat(mixed.classValid()[i]).isEqualTo(source.classValid()[i]);
      assertThat(mixed.depth()[i]).isEqualTo(source.depth()[i]);
      assertThat(mixed.depthValid()[i]).isEqualTo(source.depthValid()[i]);
    }
  }

  @Test
  void shouldLeaveCropsAloneWhenSplicingIsOff() {
    Augmenter augmenter = augmenter(1, 0, 0);
    Crop crop = augmenter.augment(columns(), 1);
    augmenter.splice(List.of(crop, augmenter.augment(Fixtures.sample(2, WIDTH, HEIGHT), 2)), 5);
    assertThat(crop.image()).isEqualTo(augmenter.augment(columns(), 1).image());
  }

  @Test
  void shouldRepeatItselfWhenTheSeedIsTheSame() {
    Augmenter augmenter = augmenter(1.3, 0.5, 0.5);
    LabelledSample sample = Fixtures.sample(4, WIDTH, HEIGHT);
    assertThat(augmenter.augment(sample, 8).image())
        .isEqualTo(augmenter.augment(sample, 8).image())
        .isNotEqualTo(augmenter.augment(sample, 9).image());
  }

  @Test
  void shouldKeepColoursInRangeWhenJittered() {
    Crop crop = augmenter(1, 0, 1).augment(Fixtures.sample(4, WIDTH, HEIGHT), 11);
    for (int i = 0; i < 40 * 32; i++) {
      assertThat(crop.image()[i] * 0.229 + 0.485).isBetween(-1e-6, 1 + 1e-6);
    }
  }
}

package io.roadstream.perception.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.mask.ClassMask;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HeadUpsamplerTest {

  private static final int CLASSES = 20;

  @Property(tries = 150)
  void shouldGiveWhatAFullUpsampleGivesAtAnySize(
      @ForAll @IntRange(min = 32, max = 97) int width,
      @ForAll @IntRange(min = 32, max = 97) int height,
      @ForAll @IntRange(min = 0, max = 3) int roughness,
      @ForAll @IntRange(min = 0, max = 2) int sharpness,
      @ForAll long seed) {
    Depth transform = new Depth("log", 5, 1, 250, null, 4 >> sharpness);
    HeadUpsampler upsampler = new HeadUpsampler(TestManifests.ofSize(width, height, transform));
    assertThat(upsampler.depthWidth()).isEqualTo(upsampler.headWidth() << sharpness);
    NaiveUpsample naive =
        new NaiveUpsample(upsampler.headWidth(), upsampler.headHeight(), width, height);
    NaiveUpsample naiveDepth =
        new NaiveUpsample(upsampler.depthWidth(), upsampler.depthHeight(), width, height);
    float[] logits = heads(CLASSES, upsampler.headWidth(), upsampler.headHeight(), roughness, seed);
    float[] depth = heads(1, upsampler.depthWidth(), upsampler.depthHeight(), roughness, ~seed);

    DensePrediction prediction =
        upsampler.predict(FloatBuffer.wrap(logits), FloatBuffer.wrap(depth));

    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int id = prediction.mask().at(x, y);
        double[] values = naive.at(logits, CLASSES, x, y);
        double best = Arrays.stream(values).max().orElseThrow();
        double chosen = values[id == ClassMask.VOID ? CLASSES - 1 : id];
        assertThat(chosen).as("class at %d, %d", x, y).isGreaterThanOrEqualTo(best - 1e-5);
        int code = prediction.depth().codes()[y * width + x] & 0xFFFF;
        int expected = DepthCodec.ARTICLE.codeOf((float) naiveDepth.at(depth, 1, x, y)[0]) & 0xFFFF;
        assertThat(code).as("depth code at %d, %d", x, y).isBetween(expected - 1, expected + 1);
      }
    }
  }

  @Test
  void shouldTakeTheFirstClassWhenAllAreEqual() {
    HeadUpsampler upsampler = new HeadUpsampler(TestManifests.ofSize(64, 32));
    float[] logits = new float[CLASSES * 16 * 8];

    ClassMask mask =
        upsampler.predict(FloatBuffer.wrap(logits), FloatBuffer.wrap(new float[16 * 8])).mask();

    assertThat(mask.ids()).containsOnly(0);
  }

  @Test
  void shouldSayVoidWhenUnlabelledWins() {
    HeadUpsampler upsampler = new HeadUpsampler(TestManifests.ofSize(64, 32));
    float[] logits = new float[CLASSES * 16 * 8];
    Arrays.fill(logits, 19 * 16 * 8, 20 * 16 * 8, 1);

    ClassMask mask =
        upsampler.predict(FloatBuffer.wrap(logits), FloatBuffer.wrap(new float[16 * 8])).mask();

    assertThat(mask.ids()).containsOnly(255);
  }

  @Test
  void shouldFindAClassThatWinsOnlyBetweenTheSources() {
    HeadUpsampler upsampler = new HeadUpsampler(TestManifests.ofSize(64, 32));
    float[] logits = new float[CLASSES * 16 * 8];
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 16; x++) {
        logits[y * 16 + x] = x % 2 == 0 ? 1 : 0;
        logits[16 * 8 + y * 16 + x] = x % 2 == 0 ? 0 : 1;
        logits[2 * 16 * 8 + y * 16 + x] = 0.9f;
      }
    }

    ClassMask mask =
        upsampler.predict(FloatBuffer.wrap(logits), FloatBuffer.wrap(new float[16 * 8])).mask();

    assertThat(mask.at(31, 16)).isEqualTo(2);
    assertThat(mask.ids()).contains(0, 1, 2);
  }

  @Test
  void shouldClipDepthAndMarkWhatIsNoNumber() {
    HeadUpsampler upsampler = new HeadUpsampler(TestManifests.ofSize(64, 32));
    float[] depth = new float[16 * 8];
    Arrays.fill(depth, 0, 16, -3);
    Arrays.fill(depth, 16 * 3, 16 * 4, 7);
    depth[16 * 7 + 15] = Float.NaN;

    short[] codes =
        upsampler
            .predict(FloatBuffer.wrap(new float[CLASSES * 16 * 8]), FloatBuffer.wrap(depth))
            .depth()
            .codes();

    assertThat(codes[0]).isEqualTo((short) 1);
    assertThat(codes[14 * 64] & 0xFFFF).isEqualTo(65_535);
    assertThat(codes[31 * 64 + 63]).isEqualTo((short) 0);
    assertThat(codes[31 * 64]).isEqualTo((short) 1);
  }

  /** Values around 0.5; the rougher, the more a cell differs from its neighbours. */
  private static float[] heads(int planes, int width, int height, int roughness, long seed) {
    Random random = new Random(seed);
    float[] heads = new float[planes * width * height];
    for (int plane = 0; plane < planes; plane++) {
      double fx = (1 + random.nextInt(3 * roughness + 1)) * 0.1;
      double fy = (1 + random.nextInt(3 * roughness + 1)) * 0.1;
      double phase = random.nextDouble() * 6;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          heads[(plane * height + y) * width + x] =
              (float)
                  (0.5
                      + 0.6 * Math.sin(fx * x + fy * y + phase)
                      + roughness * 0.2 * random.nextGaussian());
        }
      }
    }
    return heads;
  }
}

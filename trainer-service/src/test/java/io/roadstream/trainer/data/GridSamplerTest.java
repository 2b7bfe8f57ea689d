package io.roadstream.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.trainer.Fixtures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GridSamplerTest {

  private static final int WIDTH = 128;
  private static final int HEIGHT = 64;
  private static final Depth DEPTH = new Depth("log", 5, 1, 250, 1.0, null);

  private static LabelledSample sample(float depth, double focalLength) {
    float[] metres = new float[WIDTH * HEIGHT];
    Arrays.fill(metres, depth);
    metres[0] = 0;
    return new GridSampler(Fixtures.input().withSize(WIDTH, HEIGHT), DEPTH)
        .sample(
            "s",
            new RgbImage(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 3]),
            new ClassMask(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT]),
            metres,
            new Intrinsics(focalLength, focalLength, 64, 32));
  }

  @Test
  void shouldGiveWhatLooksAlikeTheSameDepth() {
    assertThat(sample(40, 2 * WIDTH).depth().codes())
        .isEqualTo(sample(20, WIDTH).depth().codes())
        .isNotEqualTo(sample(40, WIDTH).depth().codes());
    assertThat(sample(20, WIDTH).depth().codes()[WIDTH]).isEqualTo(DEPTH.codec().encode(20));
  }

  @Test
  void shouldLeaveUnknownDepthUnknown() {
    assertThat(sample(40, 2 * WIDTH).depth().codes()[0]).isZero();
  }
}

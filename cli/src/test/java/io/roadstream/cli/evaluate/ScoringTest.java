package io.roadstream.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringTest {

  /** A grid of 2x1 cells over the left half of a frame of 8x2. */
  private static final FrameGeometry GEOMETRY =
      new FrameGeometry(8, 2, new Region(0, 0, 4, 2), 2, 1);

  private final ClassMask trueMask =
      new ClassMask(8, 2, new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 0, 9, 13, 9, 9, 9, 9});
  private final MetricDepth trueDepth =
      new MetricDepth(8, 2, new float[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 10, 9, 900, 9, 9, 9, 9});

  @Test
  void shouldCompareEachCellWithThePixelUnderItsCentre() {
    assertThat(Scoring.onGrid(GEOMETRY, trueMask).ids()).containsExactly(0, 13);
    assertThat(Scoring.onGrid(GEOMETRY, trueDepth, DepthCodec.ARTICLE).metres())
        .containsExactly(10f, 250f);
  }

  @Test
  void shouldNameEveryFigureWhenAFrameWasScored() {
    Scoring scoring = new Scoring();
    scoring.add(
        GEOMETRY,
        DepthCodec.ARTICLE,
        trueMask,
        trueDepth,
        new ClassMask(2, 1, new byte[] {0, 0}),
        new MetricDepth(2, 1, new float[] {11, 250}));
    Map<String, Object> figures = scoring.figures();
    assertThat(figures)
        .containsOnlyKeys(
            "miou", "iouByClass", "pixelAccuracy", "absRel", "rmse", "rmseLog", "delta1", "images")
        .containsEntry("miou", 0.25)
        .containsEntry("iouByClass", Map.of("road", 0.5, "car", 0.0))
        .containsEntry("absRel", 0.05)
        .containsEntry("images", 1);
  }

  @Test
  void shouldLeaveOutAFigureWhenNothingCouldBeScored() {
    assertThat(new Scoring().figures()).containsEntry("miou", null).containsEntry("images", 0);
  }
}

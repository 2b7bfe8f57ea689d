package io.roadstream.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;
import org.junit.jupiter.api.Test;

class DepthColoursTest {

  @Test
  void shouldGetDarkerWithDistanceInEvenSteps() {
    double smallest = Double.MAX_VALUE;
    double largest = 0;
    double[] before = Oklab.lab(DepthColours.rgb(2));
    for (int i = 1; i <= 40; i++) {
      double[] now = Oklab.lab(DepthColours.rgb(2 * Math.pow(125, i / 40.0)));
      assertThat(now[0]).isLessThan(before[0]);
      double step =
          Math.hypot(now[0] - before[0], Math.hypot(now[1] - before[1], now[2] - before[2]));
      smallest = Math.min(smallest, step);
      largest = Math.max(largest, step);
      before = now;
    }
    assertThat(largest / smallest).isLessThan(2.5);
  }

  @Test
  void shouldPaintNoDepthGreyAndClampTheRest() {
    RgbImage painted = DepthColours.paint(new MetricDepth(4, 1, new float[] {0, 1, 250, 900}));
    assertThat(OverlayTest.rgb(painted, 0, 0)).isEqualTo(DepthColours.NO_DEPTH);
    assertThat(OverlayTest.rgb(painted, 1, 0)).isEqualTo(DepthColours.rgb(2));
    assertThat(OverlayTest.rgb(painted, 3, 0)).isEqualTo(OverlayTest.rgb(painted, 2, 0));
  }

  @Test
  void shouldKeepEveryColourThatIsLightEnough() {
    assertThat(Oklab.atLeast(0xDCDC00, 0.7)).isEqualTo(0xDCDC00);
    assertThat(Oklab.lab(Oklab.atLeast(0x00008E, 0.74))[0]).isBetween(0.72, 0.76);
  }
}

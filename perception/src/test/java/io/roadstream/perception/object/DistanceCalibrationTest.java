package io.roadstream.perception.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.object.DistanceCalibration.Knot;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistanceCalibrationTest {

  private static final DistanceCalibration CALIBRATION =
      new DistanceCalibration(0.1, List.of(new Knot(10, -1, 0, 1), new Knot(40, -2, -1, 3)));

  @Test
  void shouldScaleTheIntervalWithFloorAndSpread() {
    RoadObject.Distance flat = CALIBRATION.distance(depth(8, 0));
    RoadObject.Distance spread = CALIBRATION.distance(depth(8, 0.8));

    assertThat(flat.near()).isEqualTo(8);
    assertThat(flat.low()).isCloseTo(8 * Math.exp(-0.1), within(1e-9));
    assertThat(spread.high()).isCloseTo(8 * Math.exp(0.1 + 1.4826 * 0.1), within(1e-9));
  }

  @Test
  void shouldInterpolateOverTheLogarithmOfDistance() {
    RoadObject.Distance between = CALIBRATION.distance(depth(20, 0));

    assertThat(between.near()).isCloseTo(20 * Math.exp(-0.05), within(1e-9));
    assertThat(between.low()).isCloseTo(20 * Math.exp(-0.15), within(1e-9));
    assertThat(between.high()).isCloseTo(20 * Math.exp(0.2), within(1e-9));
  }

  @Test
  void shouldKeepTheLastKnotBeyondIt() {
    assertThat(CALIBRATION.distance(depth(200, 0)).high())
        .isCloseTo(200 * Math.exp(0.3), within(1e-9));
  }

  @Test
  void shouldRefuseKnotsThatDoNotRise() {
    assertThatThrownBy(
            () -> new DistanceCalibration(0.1, List.of(new Knot(9, 0, 0, 0), new Knot(9, 0, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must rise");
    assertThatThrownBy(() -> new DistanceCalibration(0, List.of(new Knot(9, 0, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DistanceCalibration(1, List.of(new Knot(9, 1, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("low <= middle <= high");
  }

  private static DepthStatistics depth(double metres, double mad) {
    return new DepthStatistics(
        9, metres, metres, metres, metres, metres, metres, metres, metres, 0, mad, metres, 1, 1,
        null);
  }
}

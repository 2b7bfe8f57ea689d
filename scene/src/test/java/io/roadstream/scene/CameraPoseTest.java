package io.roadstream.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CameraPoseTest {
  @Property
  void shouldHaveRightHandedUnitAxes(
      @ForAll @DoubleRange(min = -7, max = 7) double yaw,
      @ForAll @DoubleRange(min = -1.5, max = 1.5) double pitch,
      @ForAll @DoubleRange(min = -3, max = 3) double roll) {
    double[][] a = new CameraPose(1, 2, 3, yaw, pitch, roll).axes();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double dot = a[i][0] * a[j][0] + a[i][1] * a[j][1] + a[i][2] * a[j][2];
        assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
    // right x down = forward
    assertThat(a[0][1] * a[1][2] - a[0][2] * a[1][1]).isCloseTo(a[2][0], within(1e-12));
  }

  @Test
  void shouldLookDownForPositivePitchAndLeftForPositiveYaw() {
    assertThat(new CameraPose(0, 0, 1, 0, 0.1, 0).axes()[2][2]).isNegative();
    assertThat(new CameraPose(0, 0, 1, 0.1, 0, 0).axes()[2][1]).isPositive();
    assertThat(new CameraPose(0, 0, 1, 0, 0, 0).axes()[0]).containsExactly(0, -1, 0);
  }
}

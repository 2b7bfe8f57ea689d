package io.roadstream.scene.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.scene.mesh.Rng;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReliefTest {
  private static final double STEP = 1e-3;

  @Property(tries = 200)
  void shouldRiseAsItsSlopeSays(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @DoubleRange(min = -2000, max = 2000) double x,
      @ForAll @DoubleRange(min = -2000, max = 2000) double y,
      @ForAll @DoubleRange(min = -4, max = 4) double yaw) {
    Relief relief = Relief.draw(Rng.of(seed), 0.08);
    double dx = STEP * Math.cos(yaw);
    double dy = STEP * Math.sin(yaw);
    double rise = (relief.at(x + dx, y + dy) - relief.at(x - dx, y - dy)) / (2 * STEP);
    assertThat(relief.slope(x, y, yaw)).isCloseTo(rise, within(1e-5));
  }

  @Property(tries = 200)
  void shouldStayWithinItsBounds(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @DoubleRange(min = -2000, max = 2000) double x,
      @ForAll @DoubleRange(min = -2000, max = 2000) double y,
      @ForAll @DoubleRange(min = -4, max = 4) double yaw) {
    Relief relief = Relief.draw(Rng.of(seed), 0.08);
    assertThat(Math.abs(relief.at(x, y))).isLessThanOrEqualTo(relief.highest);
    assertThat(Math.abs(relief.slope(x, y, yaw))).isLessThanOrEqualTo(relief.steepest + 1e-12);
    assertThat(relief.steepest).isBetween(3 * 0.2 * 0.08, 3 * 0.08);
  }

  @Test
  void shouldBeLevelWithoutSlope() {
    Relief level = Relief.draw(Rng.of(1), 0);
    assertThat(level).isSameAs(Relief.LEVEL);
    assertThat(level.at(123, -45)).isZero();
    assertThat(level.slope(123, -45, 1)).isZero();
    assertThat(level.steepest).isZero();
  }
}

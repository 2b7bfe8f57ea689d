package io.roadstream.scene.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.scene.mesh.Rng;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CentrelineTest {
  @Property(tries = 100)
  void shouldAdvanceBySmallStepsAndBendGently(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @DoubleRange(min = -200, max = 3000) double s,
      @ForAll @DoubleRange(min = 0, max = 2) double bends) {
    Centreline line = new Centreline(Rng.of(seed), bends);
    double[] a = line.point(s, 0);
    double[] b = line.point(s + 0.7, 0);
    assertThat(Math.hypot(b[0] - a[0], b[1] - a[1])).isCloseTo(0.7, within(0.003));
    assertThat(Math.abs(line.heading(s + 1) - line.heading(s))).isLessThanOrEqualTo(bends / 150.0);
  }

  @Property(tries = 50)
  void shouldMeasureAcrossToTheLeft(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @DoubleRange(min = -50, max = 50) double t) {
    Centreline line = new Centreline(Rng.of(seed), 1);
    double[] axis = line.point(40, 0);
    double[] side = line.point(40, t);
    double h = line.heading(40);
    assertThat((side[0] - axis[0]) * -Math.sin(h) + (side[1] - axis[1]) * Math.cos(h))
        .isCloseTo(t, within(1e-9));
  }

  @Test
  void shouldSayWhereTheStreetBegins() {
    Centreline line = new Centreline(Rng.of(1), 1);
    assertThatThrownBy(() -> line.point(-300, 0)).hasMessageContaining("-256");
  }
}

package io.roadstream.scene.street;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.scene.CityStyle;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class StreetPlanTest {
  @Property(tries = 200)
  void shouldFindTheBlockOfAPlace(
      @ForAll @LongRange(min = 0, max = 500) long seed,
      @ForAll @DoubleRange(min = -100, max = 5000) double s) {
    StreetPlan plan = new StreetPlan(seed, CityStyle.temperate());
    long k = plan.blockAt(s);
    assertThat(plan.blockStart(k)).isLessThanOrEqualTo(s);
    assertThat(plan.blockStart(k + 1)).isGreaterThan(s);
    assertThat(plan.blockStart(k + 1) - plan.blockStart(k))
        .isGreaterThan(plan.junctionWidth(k) + 40);
  }

  @Property(tries = 200)
  void shouldOrderTheStreetFromTheAxisOutwards(@ForAll long seed) {
    StreetPlan plan = new StreetPlan(seed, CityStyle.temperate());
    for (int side = -1; side <= 1; side += 2) {
      assertThat(side * plan.lane(side, 0)).isPositive();
      assertThat(side * plan.lane(side, plan.lanes - 1)).isLessThan(plan.kerb(side));
      assertThat(side * plan.parkingLane(side)).isLessThan(plan.kerb(side));
      assertThat(plan.kerb(side) + 1).isLessThan(plan.front(side));
    }
  }
}

package io.roadstream.scene.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RngTest {
  @Property
  void shouldDependOnTheSeedAndOnEveryKey(@ForAll long seed, @ForAll long key) {
    long value = Rng.of(seed, key, 1).nextLong();
    assertThat(Rng.of(seed, key, 1).nextLong()).isEqualTo(value);
    assertThat(Rng.of(seed, key, 2).nextLong()).isNotEqualTo(value);
    assertThat(Rng.of(seed, key + 1, 1).nextLong()).isNotEqualTo(value);
    assertThat(Rng.of(seed + 1, key, 1).nextLong()).isNotEqualTo(value);
  }

  @Test
  void shouldBeUniformNormalAndWeightedAsAsked() {
    Rng rng = Rng.of(5);
    int n = 20_000;
    double sum = 0;
    double squares = 0;
    int[] drawn = new int[3];
    for (int i = 0; i < n; i++) {
      sum += rng.range(2, 4);
      double z = rng.normal();
      squares += z * z;
      drawn[rng.weighted(1, 0, 3)]++;
    }
    assertThat(sum / n).isCloseTo(3, within(0.02));
    assertThat(squares / n).isCloseTo(1, within(0.05));
    assertThat(drawn[1]).isZero();
    assertThat(drawn[2] / (double) n).isCloseTo(0.75, within(0.02));
  }

  @Property
  void shouldHashCellsIntoTheUnitInterval(@ForAll int x, @ForAll int y) {
    assertThat(Rng.hash01(x, y)).isBetween(0f, 0.9999999f);
  }
}

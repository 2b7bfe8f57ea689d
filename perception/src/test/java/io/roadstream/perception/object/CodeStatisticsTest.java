package io.roadstream.perception.object;

import static io.roadstream.perception.object.Grids.CODEC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodeStatisticsTest {

  private final CodeStatistics statistics = new CodeStatistics();

  @Property(tries = 300)
  void shouldAgreeWithThePlainComputation(
      @ForAll @IntRange(min = 1, max = 3000) int size, @ForAll long seed) {
    short[] codes = RandomFrames.depth(size, 1, seed).codes();
    List<Integer> cells = IntStream.range(0, size).boxed().toList();

    DepthStatistics found = measure(codes);

    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("modes")
        .withComparatorForType(
            (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b), Double.class)
        .isEqualTo(PlainStatistics.of(cells, codes, CODEC, size));
  }

  @Test
  void shouldGiveNothingWhenNoCodeIsValid() {
    assertThat(measure(new short[700])).isNull();
    assertThat(measure(new short[7])).isNull();
  }

  @Test
  void shouldLeaveOutliersOutOfTheNearValue() {
    short[] codes = new short[1000];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = CODEC.encode(i < 80 ? 5 : 20 + i * 1e-3);
    }

    DepthStatistics found = measure(codes);

    assertThat(found.p5()).isLessThan(6);
    assertThat(found.near()).isBetween(20.0, 20.2);
  }

  @Test
  void shouldTellTwoModes() {
    Random random = new Random(1);
    short[] codes = new short[400];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = CODEC.encode((i < 300 ? 10 : 20) + 0.3 * random.nextGaussian());
    }

    DepthStatistics.Modes modes = measure(codes).modes();

    assertThat(modes.near()).isBetween(9.6, 10.4);
    assertThat(modes.far()).isBetween(19.4, 20.6);
    assertThat(modes.farShare()).isBetween(0.24, 0.26);
  }

  @Test
  void shouldTellTheSameTwoModesWhenTheFartherIsTheLarger() {
    Random random = new Random(2);
    short[] codes = new short[400];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = CODEC.encode((i < 100 ? 10 : 20) + 0.3 * random.nextGaussian());
    }

    DepthStatistics.Modes modes = measure(codes).modes();

    assertThat(modes.near()).isBetween(9.6, 10.4);
    assertThat(modes.far()).isBetween(19.4, 20.6);
    assertThat(modes.farShare()).isBetween(0.74, 0.76);
  }

  @Test
  void shouldTellOneModeOfASlopingSide() {
    short[] codes = new short[600];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = CODEC.encode(10 + i * 0.02);
    }

    assertThat(measure(codes).modes()).isNull();
  }

  private DepthStatistics measure(short[] codes) {
    statistics.begin();
    int half = codes.length / 2;
    statistics.add(codes, 0, half);
    statistics.add(codes, half, codes.length);
    return statistics.finish(CODEC, codes.length, codes.length);
  }
}

package io.roadstream.perception.object;

import static io.roadstream.perception.object.Grids.CODEC;
import static io.roadstream.perception.object.Grids.mask;
import static io.roadstream.perception.object.Grids.tens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FreeDistanceTest {

  private final FreeDistance free = new FreeDistance();

  @Test
  void shouldEndWhereSomethingStandsOnTheRoad() {
    float[] metres =
        free.measure(
            mask("yb.", "cb.", "cb.", "cb.", "...", "..."),
            tens("095", "364", "354", "344", "333", "111"),
            CODEC);

    assertThat(metres[0]).isCloseTo(30, within(0.01f));
    assertThat(metres[1]).isCloseTo(50, within(0.01f));
    assertThat(metres[2]).isCloseTo(50, within(0.01f));
  }

  @Test
  void shouldGoAsFarAsTheRoadIsSeenWhenTheSkyIsBehindIt() {
    assertThat(free.measure(mask("y", "y", "y", ".", "."), tens("9", "9", "9", "4", "1"), CODEC)[0])
        .isCloseTo(40, within(0.01f));
  }

  @Test
  void shouldNotStopAtASpeck() {
    assertThat(
            free.measure(
                    mask("c", "c", "c", ".", "p", "p", "."),
                    tens("7", "7", "7", "5", "2", "2", "1"),
                    CODEC)[0])
        .isCloseTo(70, within(0.01f));
  }

  @Test
  void shouldKnowNothingWithoutDepth() {
    assertThat(free.measure(mask("c", "c", "c", "."), tens("0", "0", "0", "0"), CODEC)[0]).isZero();
    assertThat(free.measure(mask("c", "c", "c", "."), tens("0", "0", "0", "2"), CODEC)[0])
        .isCloseTo(20, within(0.01f));
  }

  @Property(tries = 100)
  void shouldBeTheSameForEachColumnByItself(
      @ForAll @IntRange(min = 1, max = 30) int width,
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.depth(width, height, seed);

    float[] all = free.measure(mask, depth, CODEC);

    for (int column = 0; column < width; column++) {
      byte[] ids = new byte[height];
      short[] codes = new short[height];
      for (int row = 0; row < height; row++) {
        ids[row] = mask.ids()[row * width + column];
        codes[row] = depth.codes()[row * width + column];
      }
      assertThat(
              new FreeDistance()
                  .measure(new ClassMask(1, height, ids), new DepthCodes(1, height, codes), CODEC)[
                  0])
          .isEqualTo(all[column]);
    }
  }
}

package io.roadstream.perception.object;

import static io.roadstream.perception.object.Grids.CODEC;
import static io.roadstream.perception.object.Grids.mask;
import static io.roadstream.perception.object.Grids.tens;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SliverJoinerTest {

  private static final double STEP = 0.06;
  private static final GridScale SCALE = new GridScale(0.01, 0.01);

  @Test
  void shouldShareTheBlurBetweenTwoCarsOutToThem() {
    int[] labels =
        labels(
            mask("cccccccccc", "cccccccccc", "cccccccccc"),
            tens("1112346777", "1112346777", "1112346777"),
            true);

    assertThat(Arrays.copyOf(labels, 10)).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
  }

  @Test
  void shouldLeaveASliverAloneThatTouchesNothingOfItsClass() {
    int[] labels = labels(mask("ccc.p", "ccc.p", "ccc.p"), tens("11122", "11122", "11122"), true);

    assertThat(Arrays.copyOf(labels, 5)).containsExactly(0, 0, 0, -1, 1);
  }

  @Test
  void shouldNotJoinASliverWithAnotherClass() {
    int[] labels =
        labels(mask("cccpppp", "cccpppp", "cccpppp"), tens("1112333", "1112333", "1112333"), true);

    assertThat(Arrays.copyOf(labels, 7)).containsExactly(0, 0, 0, 1, 1, 1, 1);
  }

  @Test
  void shouldGoTheWayOfTheLongestBorder() {
    int[] labels =
        labels(
            mask("cccccccc", "cccccccc", "cccccccc", ".....ccc", ".....ccc"),
            tens("11114444", "11114444", "11114444", "00000444", "00000222"),
            true);

    // The lowest row is a sliver below the right car alone.
    assertThat(labels[4 * 8 + 6]).isEqualTo(labels[6]).isNotEqualTo(labels[0]);
  }

  @Property(tries = 300)
  void shouldLeaveNoSliverBesideItsClassAndJoinNothingElse(
      @ForAll @IntRange(min = 3, max = 40) int width,
      @ForAll @IntRange(min = 3, max = 30) int height,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.slopes(width, height, seed, CODEC.codesBetween(1 + STEP));
    int[] before = labels(mask, depth, false);
    int[] after = labels(mask, depth, true);

    boolean[] solid = solid(before, width);
    int[] core = new int[before.length];
    Arrays.fill(core, -1);
    for (int cell = 0; cell < before.length; cell++) {
      if (before[cell] >= 0 && solid[before[cell]]) {
        assertThat(core[after[cell]]).as("two that are no slivers").isIn(-1, before[cell]);
        core[after[cell]] = before[cell];
      }
    }
    for (int cell = 0; cell < before.length; cell++) {
      if (cell % width < width - 1) {
        assertNoSliverBeside(mask, after, core, cell, cell + 1);
      }
      if (cell + width < before.length) {
        assertNoSliverBeside(mask, after, core, cell, cell + width);
      }
    }
  }

  private static void assertNoSliverBeside(
      ClassMask mask, int[] after, int[] core, int cell, int other) {
    if (after[cell] >= 0 && mask.ids()[cell] == mask.ids()[other] && after[cell] != after[other]) {
      assertThat(core[after[cell]] < 0)
          .as("a sliver beside what is none")
          .isEqualTo(core[after[other]] < 0);
    }
  }

  /** Which components cover a square of two by two cells. */
  private static boolean[] solid(int[] labels, int width) {
    boolean[] solid = new boolean[labels.length];
    for (int cell = 0; cell + width + 1 < labels.length; cell++) {
      int label = labels[cell];
      if (label >= 0
          && cell % width < width - 1
          && labels[cell + 1] == label
          && labels[cell + width] == label
          && labels[cell + width + 1] == label) {
        solid[label] = true;
      }
    }
    return solid;
  }

  /** The component of every cell, -1 for none. */
  private static int[] labels(ClassMask mask, DepthCodes depth, boolean join) {
    RunTable runs =
        new Instances(STEP, join, new GapCloser(0, 0), 1).find(mask, depth, CODEC, SCALE);
    int[] labels = new int[mask.ids().length];
    Arrays.fill(labels, -1);
    for (int run = 0; run < runs.runs(); run++) {
      Arrays.fill(labels, runs.start(run), runs.end(run), runs.component(run));
    }
    return labels;
  }
}

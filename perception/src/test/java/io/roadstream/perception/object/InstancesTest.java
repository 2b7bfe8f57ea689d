package io.roadstream.perception.object;

import static io.roadstream.perception.object.Grids.CODEC;
import static io.roadstream.perception.object.Grids.flat;
import static io.roadstream.perception.object.Grids.mask;
import static io.roadstream.perception.object.Grids.tens;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InstancesTest {

  private static final double STEP = 0.1;
  private static final GridScale SCALE = new GridScale(0.01, 0.01);

  @Property(tries = 300)
  void shouldFindWhatAFloodFillFindsOnSlopes(
      @ForAll @IntRange(min = 4, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 10) int height,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.slopes(width, height, seed, CODEC.codesBetween(1 + STEP));

    assertThat(cells(find(mask, depth, 1)))
        .isEqualTo(FloodFill.components(mask, depth, CODEC.codesBetween(1 + STEP)));
  }

  @Property(tries = 600)
  void shouldFindWhatAFloodFillFinds(
      @ForAll @IntRange(min = 1, max = 50) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.depth(width, height, seed);

    assertThat(cells(find(mask, depth, 1)))
        .isEqualTo(FloodFill.components(mask, depth, CODEC.codesBetween(1 + STEP)));
  }

  @Property(tries = 60)
  void shouldFindTheSameInAnyNumberOfBands(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 30, max = 150) int height,
      @ForAll @IntRange(min = 2, max = 7) int bands,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.depth(width, height, seed);

    Instances one = new Instances(STEP, new GapCloser(2, 1), 1);
    Instances many = new Instances(STEP, new GapCloser(2, 1), bands);

    assertThat(cells(many.find(mask, depth, CODEC, SCALE)))
        .isEqualTo(cells(one.find(mask, depth, CODEC, SCALE)));
  }

  @Test
  void shouldKeepTwoCarsApartWhenOneStandsBehindTheOther() {
    List<List<Integer>> found = cells(find(mask("ccccc", "ccccc"), tens("11222", "11222"), 1));

    assertThat(found).containsExactly(List.of(0, 1, 5, 6), List.of(2, 3, 4, 7, 8, 9));
  }

  @Test
  void shouldLetDepthRiseSlowlyOverOneObject() {
    short[] codes = new short[8];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = CODEC.encode(10 * Math.pow(1.08, i));
    }

    assertThat(find(mask("cccccccc"), new DepthCodes(8, 1, codes), 1).components()).isEqualTo(1);
  }

  @Test
  void shouldKeepASideThatIsSeenAtAFlatAngleWhole() {
    short[] codes = new short[8];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = CODEC.encode(10 * Math.pow(1.25, i));
    }

    // The outermost steps have no neighbour that bears them out.
    assertThat(cells(find(mask("cccccccc"), new DepthCodes(8, 1, codes), 1)))
        .containsExactly(List.of(0), List.of(1, 2, 3, 4, 5, 6), List.of(7));
  }

  @Test
  void shouldJoinCellsWithoutDepthToAnythingOfTheirClass() {
    assertThat(cells(find(mask("cccc"), tens("1022"), 1))).containsExactly(List.of(0, 1, 2, 3));
  }

  @Test
  void shouldJoinAcrossCornersInBothDirections() {
    assertThat(cells(find(mask("c.c", ".c.", "c.c"), flat(3, 3, 9), 1)))
        .containsExactly(List.of(0, 2, 4, 6, 8));
  }

  @Test
  void shouldJoinASpiral() {
    ClassMask spiral =
        mask("ccccccc", "......c", "ccccc.c", "c...c.c", "c.ccc.c", "c.....c", "ccccccc");

    assertThat(find(spiral, flat(7, 7, 9), 1).components()).isEqualTo(1);
  }

  @Test
  void shouldNotJoinAcrossTheEndsOfRows() {
    assertThat(cells(find(mask("...c", "c...", "...c"), flat(4, 3, 9), 1)))
        .containsExactly(List.of(3), List.of(4), List.of(11));
  }

  @Test
  void shouldKeepTouchingClassesApart() {
    assertThat(cells(find(mask("cp", "pc"), flat(2, 2, 9), 1)))
        .containsExactly(List.of(0, 3), List.of(1, 2));
  }

  @Test
  void shouldPassOverStuffAndVoid() {
    RunTable runs = find(mask("..v", "v.."), flat(3, 2, 9), 1);

    assertThat(runs.components()).isZero();
    assertThat(runs.runs()).isZero();
  }

  @Test
  void shouldForgetTheMaskBefore() {
    Instances instances = new Instances(STEP, new GapCloser(0, 0), 1);
    instances.find(mask("c.c.c"), flat(5, 1, 9), CODEC, SCALE);

    assertThat(cells(instances.find(mask("...", ".c."), flat(3, 2, 9), CODEC, SCALE)))
        .containsExactly(List.of(4));
  }

  @Test
  void shouldLabelAVeryLargeMask() {
    int side = 8192;
    byte[] ids = new byte[side * side];
    // Squares of 32 cells with gaps of 32: 128 x 128 objects, and a frame that is one more.
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean square = (x & 63) >= 16 && (x & 63) < 48 && (y & 63) >= 16 && (y & 63) < 48;
        ids[y * side + x] = (byte) (square ? 13 : 0);
      }
    }
    Arrays.fill(ids, 0, side, (byte) 13);

    RunTable runs = find(new ClassMask(side, side, ids), flat(side, side, 9), 4);

    assertThat(runs.components()).isEqualTo(128 * 128 + 1);
    assertThat(runs.runs()).isEqualTo(128 * 128 * 32 + 1);
  }

  private static RunTable find(ClassMask mask, DepthCodes depth, int bands) {
    return new Instances(STEP, new GapCloser(0, 0), bands).find(mask, depth, CODEC, SCALE);
  }

  private static List<List<Integer>> cells(RunTable runs) {
    List<List<Integer>> components = new ArrayList<>();
    for (int component = 0; component < runs.components(); component++) {
      components.add(new ArrayList<>());
    }
    for (int run = 0; run < runs.runs(); run++) {
      for (int cell = runs.start(run); cell < runs.end(run); cell++) {
        components.get(runs.component(run)).add(cell);
      }
    }
    return components;
  }
}

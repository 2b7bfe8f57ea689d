package io.roadstream.perception.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {

  private final ConnectedComponents labelling = new ConnectedComponents();

  @Property(tries = 1000)
  void shouldFindWhatAFloodFillFinds(
      @ForAll @IntRange(min = 1, max = 50) int width,
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);

    labelling.label(mask);

    assertThat(cells()).isEqualTo(FloodFill.components(mask));
  }

  @Test
  void shouldJoinAcrossCornersInBothDirections() {
    labelling.label(mask("c.c", ".c.", "c.c"));

    assertThat(cells()).containsExactly(List.of(0, 2, 4, 6, 8));
  }

  @Test
  void shouldJoinTheArmsOfAComb() {
    labelling.label(mask("c.c.c.c", "c.c.c.c", "ccccccc"));

    assertThat(labelling.components()).isEqualTo(1);
  }

  @Test
  void shouldJoinASpiral() {
    labelling.label(
        mask("ccccccc", "......c", "ccccc.c", "c...c.c", "c.ccc.c", "c.....c", "ccccccc"));

    assertThat(labelling.components()).isEqualTo(1);
  }

  @Test
  void shouldNotJoinAcrossTheEndsOfRows() {
    labelling.label(mask("...c", "c...", "...c"));

    assertThat(cells()).containsExactly(List.of(3), List.of(4), List.of(11));
  }

  @Test
  void shouldKeepTouchingClassesApart() {
    labelling.label(mask("cp", "pc"));

    assertThat(cells()).containsExactly(List.of(0, 3), List.of(1, 2));
  }

  @Test
  void shouldPassOverStuffAndVoid() {
    labelling.label(mask("..v", "v.."));

    assertThat(labelling.components()).isZero();
    assertThat(labelling.runs()).isZero();
  }

  @Test
  void shouldTakeAMaskOfOneThingAsOneComponent() {
    labelling.label(mask("ccc", "ccc"));

    assertThat(cells()).containsExactly(List.of(0, 1, 2, 3, 4, 5));
  }

  @Test
  void shouldForgetTheMaskBefore() {
    labelling.label(mask("c.c.c"));
    labelling.label(mask("...", ".c."));

    assertThat(cells()).containsExactly(List.of(4));
  }

  /** {@code c} car, {@code p} person, {@code v} void, {@code .} road. */
  private static ClassMask mask(String... rows) {
    String all = String.join("", rows);
    byte[] ids = new byte[all.length()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] =
          switch (all.charAt(i)) {
            case 'c' -> 13;
            case 'p' -> 11;
            case 'v' -> (byte) ClassMask.VOID;
            default -> 0;
          };
    }
    return new ClassMask(rows[0].length(), rows.length, ids);
  }

  private List<List<Integer>> cells() {
    List<List<Integer>> components = new ArrayList<>();
    for (int component = 0; component < labelling.components(); component++) {
      components.add(new ArrayList<>());
    }
    for (int run = 0; run < labelling.runs(); run++) {
      for (int cell = labelling.start(run); cell < labelling.end(run); cell++) {
        components.get(labelling.component(run)).add(cell);
      }
    }
    return components;
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

    labelling.label(new ClassMask(side, side, ids));

    assertThat(labelling.components()).isEqualTo(128 * 128 + 1);
    assertThat(labelling.runs()).isEqualTo(128 * 128 * 32 + 1);
  }
}

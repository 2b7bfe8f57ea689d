package io.roadstream.perception.object;

import static io.roadstream.perception.object.Grids.CODEC;
import static io.roadstream.perception.object.Grids.flat;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class InnerCellsTest {

  @Property(tries = 300)
  void shouldBeTheCellsWhoseSurroundingsBelongToTheObject(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll @IntRange(min = 0, max = 3) int radius,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    RunTable runs =
        new Instances(0.05, new GapCloser(0, 0), 1)
            .find(mask, RandomFrames.depth(width, height, seed), CODEC, new GridScale(1, 1));
    ComponentTable table = new ComponentTable();
    table.measure(runs, width);
    InnerCells inner = new InnerCells();

    for (int component = 0; component < table.size(); component++) {
      inner.load(runs, table, component, width, height);
      int count = inner.erode(radius);

      List<Integer> expected = bruteForce(cells(runs, table, component), width, height, radius);
      assertThat(listed(inner)).isEqualTo(expected);
      assertThat(count).isEqualTo(expected.size());
    }
  }

  @Property(tries = 100)
  void shouldHaveTheMiddleOfTheirColumnsAndRows(
      @ForAll @IntRange(min = 1, max = 30) int width,
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    RunTable runs =
        new Instances(0.05, new GapCloser(0, 0), 1)
            .find(mask, flat(width, height, 9), CODEC, new GridScale(1, 1));
    ComponentTable table = new ComponentTable();
    table.measure(runs, width);
    InnerCells inner = new InnerCells();
    MedianPoint point = new MedianPoint();

    for (int component = 0; component < table.size(); component++) {
      inner.load(runs, table, component, width, height);
      inner.erode(0);
      point.find(inner, width, table.left(component), table.right(component));

      List<Integer> cells = cells(runs, table, component);
      assertThat(point.x()).isEqualTo(middle(cells.stream().map(c -> c % width).toList()));
      assertThat(point.y()).isEqualTo(middle(cells.stream().map(c -> c / width).toList()));
    }
  }

  private static double middle(List<Integer> values) {
    List<Integer> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0 + 0.5;
  }

  private static List<Integer> bruteForce(List<Integer> cells, int width, int height, int radius) {
    Set<Integer> object = new HashSet<>(cells);
    List<Integer> inner = new ArrayList<>();
    for (int cell : cells) {
      boolean whole = true;
      for (int y = cell / width - radius; y <= cell / width + radius; y++) {
        for (int x = cell % width - radius; x <= cell % width + radius; x++) {
          boolean inGrid = x >= 0 && x < width && y >= 0 && y < height;
          whole &= !inGrid || object.contains(y * width + x);
        }
      }
      if (whole) {
        inner.add(cell);
      }
    }
    return inner;
  }

  private static List<Integer> cells(RunTable runs, ComponentTable table, int component) {
    List<Integer> cells = new ArrayList<>();
    for (int run = table.firstRun(component); run >= 0; run = table.nextRun(run)) {
      for (int cell = runs.start(run); cell < runs.end(run); cell++) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private static List<Integer> listed(InnerCells inner) {
    List<Integer> cells = new ArrayList<>();
    for (int i = 0; i < inner.size(); i++) {
      for (int cell = inner.from(i); cell < inner.to(i); cell++) {
        cells.add(cell);
      }
    }
    return cells;
  }
}

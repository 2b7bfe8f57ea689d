package io.roadstream.perception.object;

import static io.roadstream.perception.object.Grids.CODEC;
import static io.roadstream.perception.object.Grids.flat;
import static io.roadstream.perception.object.Grids.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InstanceExtractorTest {

  /** Nothing is closed, dropped or eroded. */
  private static final ObjectSettings PLAIN =
      new ObjectSettings(0.06, 0, 0, 1, 0, 0, 1, ObjectSettings.DEFAULT.calibration());

  private final ObjectExtractor extractor = new InstanceExtractor(PLAIN);

  @Property(tries = 300)
  void shouldAgreeWithTheBruteForceComputation(
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 9) int minCells,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.depth(width, height, seed);

    List<RoadObject> objects =
        new InstanceExtractor(PLAIN.withSmallest(minCells, 0))
            .extract(mask, depth, CODEC, identity(width, height), null);

    assertSame(objects, bruteForce(mask, depth, minCells));
  }

  @Property(tries = 20)
  void shouldAgreeWithTheBruteForceComputationOnLargeObjects(@ForAll long seed) {
    Random random = new Random(seed);
    int width = 300;
    byte[] ids = new byte[width * 100];
    Arrays.fill(ids, (byte) 13);
    Arrays.fill(ids, 0, random.nextInt(ids.length), (byte) 0);
    ClassMask mask = new ClassMask(width, 100, ids);
    short[] codes = new short[ids.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (short) (30_000 + random.nextInt(CODEC.codesBetween(1.06)));
    }
    DepthCodes depth = new DepthCodes(width, 100, codes);

    assertSame(
        extractor.extract(mask, depth, CODEC, identity(width, 100), null),
        bruteForce(mask, depth, 1));
  }

  @Property(tries = 50)
  void shouldSayWhichCellsBelongToWhichObject(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.depth(width, height, seed);
    InstanceExtractor instances = new InstanceExtractor(ObjectSettings.DEFAULT);

    List<RoadObject> objects = instances.extract(mask, depth, CODEC, identity(width, height), null);
    int[] labels = instances.label(mask, depth, CODEC, identity(width, height), null);

    for (int i = 0; i < objects.size(); i++) {
      int object = i;
      assertThat(Arrays.stream(labels).filter(label -> label == object).count())
          .isEqualTo(objects.get(i).pixels());
    }
    assertThat(Arrays.stream(labels).max().orElse(-1)).isEqualTo(objects.size() - 1);
  }

  @Property(tries = 30)
  void shouldGiveTheSameWhateverItSawBefore(@ForAll long seed) {
    ClassMask mask = RandomFrames.mask(50, 40, seed);
    DepthCodes depth = RandomFrames.depth(50, 40, seed);
    InstanceExtractor used = new InstanceExtractor(ObjectSettings.DEFAULT);
    used.extract(
        RandomFrames.mask(61, 33, seed + 1),
        RandomFrames.depth(61, 33, seed + 1),
        CODEC,
        identity(61, 33),
        null);

    assertThat(used.extract(mask, depth, CODEC, identity(50, 40), null))
        .isEqualTo(
            new InstanceExtractor(ObjectSettings.DEFAULT)
                .extract(mask, depth, CODEC, identity(50, 40), null));
  }

  @Test
  void shouldGiveBoxAndCentroidInTheFrame() {
    // A car on columns 1..2 and rows 1..1 of a grid of 4x2 cells of 50x40 pixels each.
    ClassMask mask = new ClassMask(4, 2, new byte[] {0, 0, 0, 0, 0, 13, 13, 0});
    FrameGeometry geometry = new FrameGeometry(300, 200, new Region(100, 20, 200, 80), 4, 2);

    RoadObject car = extractor.extract(mask, flat(4, 2, 10), CODEC, geometry, null).get(0);

    assertThat(car.trainId()).isEqualTo(13);
    assertThat(car.pixels()).isEqualTo(2);
    assertThat(car.box()).isEqualTo(new RoadObject.Box(150, 60, 100, 40));
    assertThat(car.centroidX()).isEqualTo(200);
    assertThat(car.centroidY()).isEqualTo(80);
    assertThat(car.position()).isNull();
    assertThat(car.size()).isNull();
  }

  @Test
  void shouldPlaceAnObjectThroughTheCentresOfPixels() {
    // One cell a pixel: the pixel at column 3, row 1 has its centre at (3, 1) for the intrinsics.
    ClassMask mask = new ClassMask(5, 2, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 13, 0});
    Intrinsics intrinsics = new Intrinsics(10, 20, 2, 0);

    RoadObject car =
        extractor.extract(mask, flat(5, 2, 40), CODEC, identity(5, 2), intrinsics).get(0);

    assertThat(car.centroidX()).isEqualTo(3.5);
    assertThat(car.position().z()).isCloseTo(40, within(0.004));
    assertThat(car.position().x()).isCloseTo((3 - 2) / 10.0 * 40, within(0.0004));
    assertThat(car.position().y()).isCloseTo((1 - 0) / 20.0 * 40, within(0.0004));
    assertThat(car.position().bearingDegrees())
        .isCloseTo(Math.toDegrees(Math.atan(0.1)), within(1e-9));
    assertThat(car.size().width()).isCloseTo(4, within(0.0004));
    assertThat(car.size().height()).isCloseTo(2, within(0.0002));
  }

  @Test
  void shouldGiveNoDepthAndNoPositionWhenNoCellHasADepth() {
    ClassMask mask = new ClassMask(2, 1, new byte[] {13, 13});
    DepthCodes none = new DepthCodes(2, 1, new short[2]);

    RoadObject car =
        extractor.extract(mask, none, CODEC, identity(2, 1), new Intrinsics(1, 1, 0, 0)).get(0);

    assertThat(car.pixels()).isEqualTo(2);
    assertThat(car.depth()).isNull();
    assertThat(car.distance()).isNull();
    assertThat(car.position()).isNull();
  }

  @Test
  void shouldDescribeAnObjectOfOnePixel() {
    ClassMask mask = new ClassMask(3, 1, new byte[] {0, 11, 0});

    List<RoadObject> objects = extractor.extract(mask, flat(3, 1, 25), CODEC, identity(3, 1), null);

    double depth = CODEC.metres(CODEC.encode(25));
    assertThat(objects).hasSize(1);
    assertThat(objects.get(0).depth())
        .isEqualTo(
            new DepthStatistics(
                1, depth, depth, depth, depth, depth, depth, depth, depth, 0, 0, depth, 1, 1,
                null));
  }

  @Test
  void shouldMeasureInsideTheEdges() {
    // A car of 24x24 cells at 20 m whose outermost two cells are blurred with what is behind.
    byte[] ids = new byte[30 * 30];
    short[] codes = new short[ids.length];
    for (int y = 3; y < 27; y++) {
      for (int x = 3; x < 27; x++) {
        boolean edge = Math.min(Math.min(x - 3, 26 - x), Math.min(y - 3, 26 - y)) < 2;
        ids[y * 30 + x] = 13;
        codes[y * 30 + x] = CODEC.encode(edge ? 20.5 : 20);
      }
    }

    RoadObject car =
        new InstanceExtractor(ObjectSettings.DEFAULT)
            .extract(
                new ClassMask(30, 30, ids),
                new DepthCodes(30, 30, codes),
                CODEC,
                identity(30, 30),
                null)
            .get(0);

    assertThat(car.pixels()).isEqualTo(576);
    assertThat(car.depth().innerShare()).isEqualTo(18 * 18 / 576.0);
    assertThat(car.depth().max()).isCloseTo(20, within(0.01));
  }

  @Test
  void shouldTakeAllCellsOfASign() {
    byte[] ids = new byte[900];
    Arrays.fill(ids, (byte) 7);

    assertThat(
            new InstanceExtractor(ObjectSettings.DEFAULT)
                .extract(
                    new ClassMask(30, 30, ids), flat(30, 30, 20), CODEC, identity(30, 30), null)
                .get(0)
                .depth()
                .innerShare())
        .isEqualTo(1);
  }

  @Test
  void shouldFindNothingInAMaskWithoutThings() {
    ClassMask mask = new ClassMask(3, 1, new byte[] {0, 5, (byte) ClassMask.VOID});

    assertThat(extractor.extract(mask, flat(3, 1, 5), CODEC, identity(3, 1), null)).isEmpty();
  }

  @Test
  void shouldOrderBySizeThenFromTheTopThenFromTheLeft() {
    ClassMask mask =
        new ClassMask(5, 3, new byte[] {0, 0, 0, 11, 0, 13, 0, 0, 0, 0, 13, 13, 0, 0, 11});

    List<RoadObject> objects = extractor.extract(mask, flat(5, 3, 5), CODEC, identity(5, 3), null);

    assertThat(objects).extracting(RoadObject::pixels).containsExactly(3, 1, 1);
    assertThat(objects).extracting(object -> object.box().y()).containsExactly(1.0, 0.0, 2.0);
  }

  @Test
  void shouldDropWhatHasTooFewCells() {
    ClassMask mask = new ClassMask(4, 1, new byte[] {13, 13, 0, 13});

    assertThat(
            new InstanceExtractor(PLAIN.withSmallest(2, 0))
                .extract(mask, flat(4, 1, 5), CODEC, identity(4, 1), null))
        .hasSize(1);
  }

  @Test
  void shouldDropByPhysicalSizeAndNotByCells() {
    // The same two cells are 0.02 square metres at 10 m and 2 at 100 m.
    ClassMask mask = new ClassMask(4, 1, new byte[] {13, 13, 0, 0});
    Intrinsics intrinsics = new Intrinsics(100, 100, 0, 0);
    ObjectExtractor large = new InstanceExtractor(PLAIN.withSmallest(1, 0.5));

    assertThat(large.extract(mask, flat(4, 1, 10), CODEC, identity(4, 1), intrinsics)).isEmpty();
    assertThat(large.extract(mask, flat(4, 1, 100), CODEC, identity(4, 1), intrinsics)).hasSize(1);
  }

  @Test
  void shouldNameTheSettingThatIsNotAllowed() {
    assertThatThrownBy(() -> PLAIN.withSmallest(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smallest object is 0")
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> PLAIN.withDepthStep(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("depth step is 0.0");
  }

  @Test
  void shouldRefuseRastersOfDifferentSize() {
    ClassMask mask = new ClassMask(4, 1, new byte[4]);

    assertThatThrownBy(() -> extractor.extract(mask, flat(2, 2, 5), CODEC, identity(4, 1), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4x1")
        .hasMessageContaining("2x2");
    assertThatThrownBy(() -> extractor.extract(mask, flat(4, 1, 5), CODEC, identity(2, 2), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertSame(List<RoadObject> objects, List<RoadObject> expected) {
    assertThat(objects)
        .usingRecursiveComparison()
        .ignoringFields("distance", "depth.modes")
        .withComparatorForType(
            (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b), Double.class)
        .isEqualTo(expected);
  }

  private static List<RoadObject> bruteForce(ClassMask mask, DepthCodes depth, int minCells) {
    int width = mask.width();
    List<RoadObject> objects = new ArrayList<>();
    for (List<Integer> cells :
        FloodFill.components(mask, depth, CODEC.codesBetween(1 + PLAIN.depthStep()))) {
      if (cells.size() >= minCells) {
        int left = cells.stream().mapToInt(c -> c % width).min().orElseThrow();
        int right = cells.stream().mapToInt(c -> c % width).max().orElseThrow();
        int top = cells.get(0) / width;
        int bottom = cells.get(cells.size() - 1) / width;
        objects.add(
            new RoadObject(
                mask.ids()[cells.get(0)] & 0xFF,
                new RoadObject.Box(left, top, right + 1 - left, bottom + 1 - top),
                cells.size(),
                cells.stream().mapToDouble(c -> c % width + 0.5).average().orElseThrow(),
                cells.stream().mapToDouble(c -> c / width + 0.5).average().orElseThrow(),
                PlainStatistics.of(cells, depth.codes(), CODEC, cells.size()),
                null,
                null,
                null));
      }
    }
    objects.sort(
        Comparator.comparing(RoadObject::pixels, Comparator.reverseOrder())
            .thenComparing(object -> object.box().y())
            .thenComparing(object -> object.box().x()));
    return objects;
  }
}

package io.roadstream.perception.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.depth.DepthCodec;
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

class ComponentObjectExtractorTest {

  private static final DepthCodec CODEC = DepthCodec.ARTICLE;

  private final ObjectExtractor extractor = new ComponentObjectExtractor(1);

  @Property(tries = 500)
  void shouldAgreeWithTheBruteForceComputation(
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 9) int minPixels,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.depth(width, height, seed);

    List<RoadObject> objects =
        new ComponentObjectExtractor(minPixels)
            .extract(mask, depth, CODEC, identity(width, height), null);

    assertThat(objects).hasSameSizeAs(bruteForce(mask, depth, minPixels));
    assertSame(objects, bruteForce(mask, depth, minPixels));
  }

  @Property(tries = 20)
  void shouldAgreeWithTheBruteForceComputationOnLargeObjects(@ForAll long seed) {
    Random random = new Random(seed);
    int width = 300;
    byte[] ids = new byte[width * 100];
    Arrays.fill(ids, (byte) 13);
    Arrays.fill(ids, 0, random.nextInt(ids.length), (byte) 0);
    ClassMask mask = new ClassMask(width, 100, ids);
    DepthCodes depth = RandomFrames.depth(width, 100, seed);

    List<RoadObject> objects = extractor.extract(mask, depth, CODEC, identity(width, 100), null);

    assertSame(objects, bruteForce(mask, depth, 1));
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
  }

  @Test
  void shouldPlaceAnObjectThroughTheCentresOfPixels() {
    // One cell a pixel: the pixel at column 3, row 1 has its centre at (3, 1) for the intrinsics.
    ClassMask mask = new ClassMask(5, 2, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 13, 0});
    Intrinsics intrinsics = new Intrinsics(10, 20, 2, 0);

    RoadObject car =
        extractor.extract(mask, flat(5, 2, 40), CODEC, identity(5, 2), intrinsics).get(0);

    assertThat(car.centroidX()).isEqualTo(3.5);
    assertThat(car.position()).isNotNull();
    assertThat(car.position().z()).isCloseTo(40, within(0.004));
    assertThat(car.position().x()).isCloseTo((3 - 2) / 10.0 * 40, within(0.0004));
    assertThat(car.position().y()).isCloseTo((1 - 0) / 20.0 * 40, within(0.0004));
  }

  @Test
  void shouldGiveNoDepthAndNoPositionWhenNoCellHasADepth() {
    ClassMask mask = new ClassMask(2, 1, new byte[] {13, 13});
    DepthCodes none = new DepthCodes(2, 1, new short[2]);

    RoadObject car =
        extractor.extract(mask, none, CODEC, identity(2, 1), new Intrinsics(1, 1, 0, 0)).get(0);

    assertThat(car.pixels()).isEqualTo(2);
    assertThat(car.depth()).isNull();
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
            new DepthStatistics(1, depth, depth, depth, depth, depth, depth, depth, depth, 0));
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
  void shouldDropWhatIsTooSmall() {
    ClassMask mask = new ClassMask(4, 1, new byte[] {13, 13, 0, 13});

    assertThat(
            new ComponentObjectExtractor(2)
                .extract(mask, flat(4, 1, 5), CODEC, identity(4, 1), null))
        .hasSize(1);
    assertThatThrownBy(() -> new ComponentObjectExtractor(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
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

  private static FrameGeometry identity(int width, int height) {
    return new FrameGeometry(width, height, new Region(0, 0, width, height), width, height);
  }

  private static DepthCodes flat(int width, int height, double metres) {
    short[] codes = new short[width * height];
    Arrays.fill(codes, CODEC.encode(metres));
    return new DepthCodes(width, height, codes);
  }

  private static void assertSame(List<RoadObject> objects, List<RoadObject> expected) {
    assertThat(objects)
        .usingRecursiveComparison()
        .withComparatorForType(
            (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b), Double.class)
        .isEqualTo(expected);
  }

  private static List<RoadObject> bruteForce(ClassMask mask, DepthCodes depth, int minPixels) {
    int width = mask.width();
    List<RoadObject> objects = new ArrayList<>();
    for (List<Integer> cells : FloodFill.components(mask)) {
      if (cells.size() >= minPixels) {
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
                statistics(cells, depth),
                null));
      }
    }
    objects.sort(
        Comparator.comparing(RoadObject::pixels, Comparator.reverseOrder())
            .thenComparing(object -> object.box().y())
            .thenComparing(object -> object.box().x()));
    return objects;
  }

  private static @org.jspecify.annotations.Nullable DepthStatistics statistics(
      List<Integer> cells, DepthCodes depth) {
    double[] metres =
        cells.stream()
            .mapToDouble(cell -> CODEC.metres(depth.codes()[cell]))
            .filter(value -> value > 0)
            .sorted()
            .toArray();
    if (metres.length == 0) {
      return null;
    }
    double mean = Arrays.stream(metres).average().orElseThrow();
    double variance =
        Arrays.stream(metres).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    return new DepthStatistics(
        metres.length,
        metres[0],
        nearestRank(metres, 0.05),
        nearestRank(metres, 0.25),
        nearestRank(metres, 0.50),
        nearestRank(metres, 0.75),
        nearestRank(metres, 0.95),
        metres[metres.length - 1],
        mean,
        Math.sqrt(variance));
  }

  private static double nearestRank(double[] sorted, double share) {
    // A hair less, since 0.95 * 20 must be 19 and not 19.000000000000004.
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
  }
}

package io.roadstream.perception.object;

import static io.roadstream.perception.object.Grids.CODEC;
import static io.roadstream.perception.object.Grids.mask;
import static io.roadstream.perception.object.Grids.tens;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClassDepthExtractorTest {

  private final ClassDepthExtractor extractor = new ClassDepthExtractor();

  @Property(tries = 100)
  void shouldAgreeWithThePlainComputation(
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll long seed) {
    ClassMask mask = RandomFrames.mask(width, height, seed);
    DepthCodes depth = RandomFrames.depth(width, height, seed);

    for (ClassDepth found : extractor.extract(mask, depth, CODEC)) {
      List<Integer> cells =
          IntStream.range(0, width * height)
              .filter(cell -> (mask.ids()[cell] & 0xFF) == found.trainId())
              .boxed()
              .toList();
      assertThat(found.pixels()).isEqualTo(cells.size());
      assertThat(found.depth())
          .usingRecursiveComparison()
          .ignoringFields("modes")
          .withComparatorForType(
              (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b), Double.class)
          .isEqualTo(PlainStatistics.of(cells, depth.codes(), CODEC, cells.size()));
      assertThat(IntStream.of(found.counts()).sum())
          .isEqualTo(found.depth() == null ? 0 : found.depth().validPixels());
    }
  }

  @Test
  void shouldListTheClassesThatOccurAndNoVoid() {
    List<ClassDepth> found = extractor.extract(mask("c.vb", "...."), tens("1111", "2000"), CODEC);

    assertThat(found).extracting(ClassDepth::trainId).containsExactly(0, 2, 13);
    assertThat(found).extracting(ClassDepth::pixels).containsExactly(5, 1, 1);
    assertThat(found.get(0).depth().validShare()).isEqualTo(0.4);
  }

  @Test
  void shouldCountDepthsInTheBinsThatItNames() {
    double[] edges = ClassDepthExtractor.binEdges(CODEC);
    int[] counts = extractor.extract(mask("."), tens("3"), CODEC).get(0).counts();

    int bin =
        IntStream.range(0, counts.length).filter(i -> counts[i] == 1).findFirst().orElseThrow();
    assertThat(edges).hasSize(ClassDepthExtractor.BINS + 1).isSorted();
    assertThat(edges[0]).isEqualTo(1);
    assertThat(edges[ClassDepthExtractor.BINS]).isEqualTo(250);
    assertThat(edges[bin]).isLessThanOrEqualTo(30.01);
    assertThat(edges[bin + 1]).isGreaterThan(29.99);
  }
}

package io.roadstream.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RunLengthsTest {

  @Test
  void shouldCountTurnsOfPixelsThatAreNotAndThatAreOfTheObject() {
    RunLengths runs = new RunLengths();
    runs.add(2, 4);
    runs.add(4, 5);
    runs.add(8, 9);

    assertThat(runs.counts(12)).containsExactly(2, 3, 3, 1, 3);
    assertThat(runs.counts(9)).containsExactly(2, 3, 3, 1);
    assertThat(runs.area()).isEqualTo(4);
  }

  @Test
  void shouldBeginWithNoneWhenTheFirstPixelIsOfTheObject() {
    RunLengths runs = new RunLengths();
    runs.add(0, 3);

    assertThat(runs.counts(6)).containsExactly(0, 3, 3);
  }

  @Test
  void shouldWriteWhatCocosToolsRead() {
    // The groups of five bits by hand: 6 is one group; 40 is 8 and 1; 3 - 40 is negative.
    assertThat(RunLengths.compressed(new int[] {6})).isEqualTo("6");
    assertThat(RunLengths.compressed(new int[] {40})).isEqualTo("X1");
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int[] counts =
          random.ints(1 + random.nextInt(20), 0, 1 << (1 + random.nextInt(20))).toArray();
      assertThat(read(RunLengths.compressed(counts), counts.length)).containsExactly(counts);
    }
  }

  /** The other way round, after the format's description. */
  private static int[] read(String text, int length) {
    int[] counts = new int[length];
    int at = 0;
    for (int i = 0; i < length; i++) {
      int value = 0;
      int shift = 0;
      boolean more = true;
      while (more) {
        int group = text.charAt(at++) - 48;
        value |= (group & 0x1F) << shift;
        more = (group & 0x20) != 0;
        shift += 5;
        if (!more && (group & 0x10) != 0) {
          value |= -1 << shift;
        }
      }
      counts[i] = i > 2 ? value + counts[i - 2] : value;
    }
    assertThat(at).isEqualTo(text.length());
    return counts;
  }
}

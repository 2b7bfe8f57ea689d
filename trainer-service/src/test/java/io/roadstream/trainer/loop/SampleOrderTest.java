package io.roadstream.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleOrderTest {

  @Property(tries = 100)
  void shouldTakeEverySampleOnceAnEpochWhateverTheBatch(
      @ForAll @IntRange(min = 1, max = 60) int samples,
      @ForAll @IntRange(min = 1, max = 16) int batch) {
    SampleOrder order = new SampleOrder(samples, batch, 7);
    List<Integer> seen = new ArrayList<>();
    for (int step = 0; step < order.batchesPerEpoch(); step++) {
      for (int index : order.batch(step)) {
        seen.add(index);
      }
    }
    assertThat(seen).hasSize(samples).doesNotHaveDuplicates();
  }

  @Test
  void shouldEndAnEpochWithASmallerBatchWhenTheSizeDoesNotDivide() {
    SampleOrder order = new SampleOrder(10, 4, 1);
    assertThat(order.batch(1)).hasSize(4);
    assertThat(order.batch(2)).hasSize(2);
    assertThat(order.batch(3)).hasSize(4);
  }

  @Test
  void shouldGiveTheSameBatchWhenStartedLate() {
    SampleOrder whole = new SampleOrder(10, 4, 1);
    for (int step = 0; step < 7; step++) {
      whole.batch(step);
    }
    assertThat(new SampleOrder(10, 4, 1).batch(7)).isEqualTo(whole.batch(7));
  }
}

package io.roadstream.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.trainer.Fixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedSourceTest {

  private static final class Counting implements SampleSource {

    private final int shift;
    private final List<Integer> made = new ArrayList<>();

    Counting(int shift) {
      this.shift = shift;
    }

    @Override
    public String description() {
      return "counting";
    }

    @Override
    public int size() {
      return 5;
    }

    @Override
    public LabelledSample get(int index) {
      made.add(index);
      return Fixtures.sample(index + shift, 33, 21);
    }
  }

  @TempDir private Path folder;

  @Test
  void shouldGiveBackTheSampleWithoutMakingItTwice() {
    Counting source = new Counting(0);
    CachedSource cached = new CachedSource(source, folder);
    cached.get(3);
    LabelledSample again = cached.get(3);
    LabelledSample fresh = Fixtures.sample(3, 33, 21);
    assertThat(source.made).containsExactly(0, 3);
    assertThat(again.id()).isEqualTo(fresh.id());
    assertThat(again.image().data()).isEqualTo(fresh.image().data());
    assertThat(again.mask().ids()).isEqualTo(fresh.mask().ids());
    assertThat(again.depth().codes()).isEqualTo(fresh.depth().codes());
  }

  @Test
  void shouldServeAnEarlierRunsSamplesWhenTheFirstIsStillTheSame() {
    new CachedSource(new Counting(0), folder).get(2);
    Counting second = new Counting(0);
    new CachedSource(second, folder).get(2);
    assertThat(second.made).containsExactly(0);
  }

  @Test
  void shouldThrowSamplesAwayWhenTheFirstHasChanged() {
    new CachedSource(new Counting(0), folder).get(2);
    LabelledSample sample = new CachedSource(new Counting(100), folder).get(2);
    assertThat(sample.id()).isEqualTo("noise 102");
  }
}

package io.roadstream.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.scene.Weather;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SceneQueryTest {

  @Test
  void shouldReadItsOwnText() {
    SceneQuery query =
        SceneQuery.parse(
            "synthetic:train?seed=3&scenes=20&frames=4&width=512&style=crowded&weather=night");
    assertThat(query.split()).isEqualTo(Split.TRAIN);
    assertThat(query.size()).isEqualTo(80);
    assertThat(query.height()).isEqualTo(512);
    assertThat(query.settings(1).build().style().name()).isEqualTo("crowded");
    assertThat(query.settings(1).build().weather()).contains(Weather.NIGHT);
    assertThat(SceneQuery.parse("synthetic:val").settings(1).build().weather()).isEmpty();
    assertThat(SceneQuery.parse(query.toString())).isEqualTo(query);
  }

  @Test
  void shouldNameWhatIsWrong() {
    assertThatThrownBy(() -> SceneQuery.parse("cityscapes:x")).hasMessageContaining("cityscapes:x");
    assertThatThrownBy(() -> SceneQuery.parse("synthetic:trian")).hasMessageContaining("trian");
    assertThatThrownBy(() -> SceneQuery.parse("synthetic:val?seeds=1"))
        .hasMessageContaining("seeds=1");
    assertThatThrownBy(() -> SceneQuery.parse("synthetic:val?seed=x")).hasMessageContaining("'x'");
    assertThatThrownBy(() -> SceneQuery.parse("synthetic:val?style=crowd"))
        .hasMessageContaining("'crowd'")
        .hasMessageContaining("crowded");
    assertThatThrownBy(() -> SceneQuery.parse("synthetic:val?weather=hail"))
        .hasMessageContaining("'hail'");
    assertThatThrownBy(() -> SceneQuery.parse("synthetic:val?frames=0"))
        .hasMessageContaining("at least 1");
  }

  @Property
  void shouldNeverShareASeedBetweenSplits(
      @ForAll @LongRange(max = 1_000_000) long base,
      @ForAll @LongRange(max = 1_000_000) long index,
      @ForAll @LongRange(max = 1_000_000) long otherBase,
      @ForAll @LongRange(max = 1_000_000) long otherIndex) {
    assertThat(Split.TRAIN.seed(base, index)).isNotEqualTo(Split.VAL.seed(otherBase, otherIndex));
    assertThat(Split.VAL.seed(base, index)).isNotEqualTo(Split.TEST.seed(otherBase, otherIndex));
  }
}

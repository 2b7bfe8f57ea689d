package io.roadstream.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.trainer.Fixtures;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneSourceTest {

  private static final SceneQuery QUERY =
      SceneQuery.parse("synthetic:train?scenes=2&frames=2&width=256&height=128");

  private static GridSampler sampler() {
    return new GridSampler(Fixtures.input().withSize(128, 52), Depth.ARTICLE);
  }

  @Test
  void shouldGiveTheSameSampleWhateverWasAskedBefore() {
    try (SceneSource first = new SceneSource(QUERY, sampler());
        SceneSource second = new SceneSource(QUERY, sampler())) {
      first.get(0);
      LabelledSample late = first.get(3);
      LabelledSample direct = second.get(3);
      assertThat(late.id()).isEqualTo(direct.id());
      assertThat(late.image().data()).isEqualTo(direct.image().data());
      assertThat(late.depth().codes()).isEqualTo(direct.depth().codes());
      assertThat(late.width()).isEqualTo(128);
    }
  }

  @Test
  void shouldSeeRoadAtTheBottomNearerThanWhatIsAbove() {
    try (SceneSource source = new SceneSource(QUERY, sampler())) {
      LabelledSample sample = source.get(0);
      float[] metres = DepthCodec.ARTICLE.metres();
      double bottom = mean(sample, metres, 51);
      double above = mean(sample, metres, 32);
      assertThat(bottom).isLessThan(above);
    }
  }

  private static double mean(LabelledSample sample, float[] metres, int row) {
    return IntStream.range(0, sample.width())
        .map(x -> sample.depth().codes()[row * sample.width() + x] & 0xFFFF)
        .filter(code -> code != 0)
        .mapToDouble(code -> metres[code])
        .average()
        .orElseThrow();
  }
}

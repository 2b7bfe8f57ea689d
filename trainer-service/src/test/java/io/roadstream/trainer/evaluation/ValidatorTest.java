package io.roadstream.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.data.LabelledSample;
import io.roadstream.trainer.network.TorchNetwork;
import org.junit.jupiter.api.Test;

class ValidatorTest {

  @Test
  void shouldScoreOnlyWhatIsKnownOverAllImages() {
    Validator validator = new Validator(Fixtures.input().withSize(512, 208), DepthCodec.ARTICLE);
    try (TorchNetwork network =
        TorchNetwork.load(Fixtures.bundleFolder().resolve("model.pt"), Device.cpu())) {
      Scores scores = validator.score(network, Fixtures.samples(2, 512, 208));
      // Of 208 rows 29 are void and 4 have no depth.
      assertThat(scores.classes().scored()).isEqualTo(2L * 512 * (208 - 29));
      assertThat(scores.depth().errors().scored()).isEqualTo(2L * 512 * (208 - 4));
      assertThat(scores.asMetrics("val"))
          .containsEntry("images", 2)
          .containsKeys("miou", "absRel", "delta1", "iouByClass");

      LabelledSample sample = Fixtures.sample(0, 512, 208);
      DensePrediction prediction = validator.predict(network, sample);
      LabelledSample perfect =
          new LabelledSample("own", sample.image(), prediction.mask(), prediction.depth());
      assertThat(validator.predict(network, perfect).mask().ids())
          .isEqualTo(prediction.mask().ids());
    }
  }
}

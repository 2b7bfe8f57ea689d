package io.roadstream.trainer.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.mask.ClassMask;
import io.roadstream.schemas.TrainingSample;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SampleDecoderTest {

  private final SampleDecoder decoder = new SampleDecoder();

  @Test
  void shouldGiveImageAndLabelsOfOneSize() {
    DecodedSample decoded = decoder.decode(Samples.sample(1));

    assertThat(decoded.image().width()).isEqualTo(Samples.WIDTH);
    assertThat(decoded.mask().ids()[Samples.WIDTH]).isEqualTo((byte) 1);
    assertThat(decoded.depth().metres()[0]).isEqualTo(66f);
  }

  @Test
  void shouldStretchALabelOfAnotherSizeAndTheSameShape() {
    TrainingSample sample = Samples.sample(1);
    sample.setMask(Samples.mask(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, 4, 2));

    byte[] ids = decoder.decode(sample).mask().ids();

    assertThat(ids[0]).isEqualTo((byte) 0);
    assertThat(ids[Samples.WIDTH - 1]).isEqualTo((byte) 3);
    assertThat(ids[ids.length - 1]).isEqualTo((byte) 7);
  }

  @Test
  void shouldLeaveUnknownWhatASampleDoesNotSay() {
    TrainingSample depthAlone = Samples.sample(1);
    depthAlone.setMask(null);
    TrainingSample maskAlone = Samples.sample(1);
    maskAlone.setDepth(null);

    assertThat(decoder.decode(depthAlone).mask().ids()).containsOnly((byte) ClassMask.VOID);
    assertThat(decoder.decode(maskAlone).depth().metres()).containsOnly(0f);
  }

  @Test
  void shouldRefuseWhatCannotBeTrainedOn() {
    TrainingSample broken = Samples.sample(1);
    broken.setImage(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertRefused(broken, "image cannot be decoded");

    TrainingSample wide = Samples.sample(1);
    wide.setMask(Samples.mask(new byte[Samples.WIDTH * 20], Samples.WIDTH, 20));
    assertRefused(wide, "class label is 128x20");

    TrainingSample lying = Samples.sample(1);
    lying.getMask().setWidth(64);
    lying.getMask().setHeight(32);
    assertRefused(lying, "class label cannot be decoded");

    TrainingSample nan = Samples.sample(1);
    nan.getDepth().setUnitsPerMetre(Double.NaN);
    assertRefused(nan, "NaN units a metre");

    TrainingSample label200 = Samples.sample(1);
    byte[] ids = new byte[Samples.WIDTH * Samples.HEIGHT];
    ids[77] = (byte) 200;
    label200.setMask(Samples.mask(ids, Samples.WIDTH, Samples.HEIGHT));
    assertRefused(label200, "id 200");

    TrainingSample frame = Samples.sample(1);
    frame.getFrame().setWidth(640);
    assertRefused(frame, "its frame says 640x64");

    TrainingSample nothing = Samples.sample(1);
    nothing.setMask(null);
    nothing.setDepth(null);
    assertRefused(nothing, "neither");
  }

  private void assertRefused(TrainingSample sample, String why) {
    assertThatThrownBy(() -> decoder.decode(sample))
        .isInstanceOf(BadSampleException.class)
        .hasMessageContaining(why);
  }
}

package io.roadstream.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.schemas.DepthLabel;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.MaskLabel;
import io.roadstream.schemas.PlaneEncoding;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleIdsTest {

  private final ByteBuffer image = ByteBuffer.wrap(new byte[] {1, 2, 3});

  @Test
  void shouldGiveTheSameSampleTheSameId() {
    assertThat(SampleIds.of("a", image, mask(5), depth(6)))
        .isEqualTo(SampleIds.of("a", image.duplicate(), mask(5), depth(6)))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void shouldTellSamplesApartByCameraImageAndEachLabel() {
    assertThat(
            List.of(
                SampleIds.of("a", image, mask(5), depth(6)),
                SampleIds.of("b", image, mask(5), depth(6)),
                SampleIds.of("a", ByteBuffer.wrap(new byte[] {1}), mask(5), depth(6)),
                SampleIds.of("a", image, mask(6), depth(6)),
                SampleIds.of("a", image, mask(5), depth(7)),
                SampleIds.of("a", image, mask(5), null),
                SampleIds.of("a", image, null, depth(5)),
                SampleIds.of("a", image, null, null)))
        .doesNotHaveDuplicates();
  }

  private static MaskLabel mask(int value) {
    return new MaskLabel(PlaneEncoding.PNG, 1, 1, bytes(value), LabelOrigin.SYNTHETIC, "a test");
  }

  private static DepthLabel depth(int value) {
    return new DepthLabel(
        PlaneEncoding.PNG, 1, 1, 256.0, bytes(value), LabelOrigin.SYNTHETIC, "a test");
  }

  private static ByteBuffer bytes(int value) {
    return ByteBuffer.wrap(new byte[] {(byte) value});
  }
}

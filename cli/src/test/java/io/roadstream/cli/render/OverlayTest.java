package io.roadstream.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {

  private static final int WIDTH = 400;
  private static final int HEIGHT = 200;
  private static final FrameGeometry GEOMETRY =
      new FrameGeometry(WIDTH, HEIGHT, new Region(0, 0, WIDTH, 160), 100, 40);

  private final RgbImage grey = grey();

  private static RgbImage grey() {
    byte[] data = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(data, (byte) 128);
    return new RgbImage(WIDTH, HEIGHT, data);
  }

  private static ClassMask mask(int trainId) {
    byte[] ids = new byte[100 * 40];
    Arrays.fill(ids, (byte) trainId);
    return new ClassMask(100, 40, ids);
  }

  @Test
  void shouldTintOnlyTheRegionWhenTheMaskCoversPartOfTheFrame() {
    RgbImage drawn = Overlay.draw(grey, GEOMETRY, mask(13), List.of());
    assertThat(rgb(drawn, 200, 100)).isNotEqualTo(0x808080);
    assertThat(rgb(drawn, 200, 100) & 0xFF).isGreaterThan(128); // Cars are blue.
    assertThat(rgb(drawn, 200, 190)).isEqualTo(0x808080);
  }

  @Test
  void shouldLeaveTheFrameAsItIsWhenTheMaskIsVoid() {
    RgbImage drawn = Overlay.draw(grey, GEOMETRY, mask(255), List.of());
    assertThat(drawn.data()).isEqualTo(grey.data());
  }

  @Test
  void shouldDrawBoxAndLabelAboveIt() {
    SeenObject car = new SeenObject(13, new Rectangle2D.Double(100, 80, 120, 60), 12.34);
    RgbImage drawn = Overlay.draw(grey, GEOMETRY, mask(255), List.of(car));
    assertThat(rgb(drawn, 100, 110)).isNotEqualTo(0x808080); // left edge of the box
    assertThat(rgb(drawn, 160, 110)).isEqualTo(0x808080); // its inside
    assertThat(dark(drawn, 100, 160, 74)).isGreaterThan(20); // the label's background
  }

  @Test
  void shouldNotCoverALabelWhenTwoObjectsStandTogether() {
    SeenObject near = new SeenObject(11, new Rectangle2D.Double(100, 80, 20, 60), 5);
    SeenObject far = new SeenObject(11, new Rectangle2D.Double(104, 82, 20, 58), 9);
    RgbImage both = Overlay.draw(grey, GEOMETRY, mask(255), List.of(near, far));
    RgbImage alone = Overlay.draw(grey, GEOMETRY, mask(255), List.of(near));
    for (int x = 104; x < 130; x++) {
      assertThat(rgb(both, x, 70)).isEqualTo(rgb(alone, x, 70));
    }
    assertThat(both.data()).isNotEqualTo(alone.data());
  }

  @Test
  void shouldPutALabelElsewhereWhenItsPlaceIsCovered() {
    SeenObject car = new SeenObject(13, new Rectangle2D.Double(10, 40, 120, 60), 12.34);
    RgbImage drawn =
        Overlay.draw(
            grey, GEOMETRY, mask(255), List.of(car), 1, new Rectangle2D.Double(0, 0, 120, 36));
    for (int y = 0; y < 36; y++) {
      assertThat(rgb(drawn, 60, y)).isEqualTo(0x808080);
    }
    assertThat(drawn.data())
        .isNotEqualTo(Overlay.draw(grey, GEOMETRY, mask(255), List.of(car)).data());
  }

  @Test
  void shouldLabelWhatFillsTheFrameWhenItsTopIsCovered() {
    SeenObject bus = new SeenObject(15, new Rectangle2D.Double(0, 0, 100, 199), 6.1);
    RgbImage drawn =
        Overlay.draw(
            grey, GEOMETRY, mask(255), List.of(bus), 1, new Rectangle2D.Double(0, 0, 120, 36));
    assertThat(dark(drawn, 5, 60, 94)).isGreaterThan(20);
  }

  @Test
  void shouldKeepEveryLabelInTheFrameWhenObjectsAreAtItsEdges() {
    List<SeenObject> corners =
        List.of(
            new SeenObject(14, new Rectangle2D.Double(0, 0, 399, 199), 3),
            new SeenObject(15, new Rectangle2D.Double(380, 0, 19, 30), 300),
            new SeenObject(7, new Rectangle2D.Double(-5, 190, 20, 20), 0));
    assertThat(Overlay.draw(grey, GEOMETRY, mask(0), corners).width()).isEqualTo(WIDTH);
  }

  @Test
  void shouldNameClassAndDistanceInTheLabel() {
    Rectangle2D box = new Rectangle2D.Double(0, 0, 1, 1);
    assertThat(Overlay.label(new SeenObject(13, box, 12.34))).isEqualTo("car 12.3 m");
    assertThat(Overlay.label(new SeenObject(15, box, 123.4))).isEqualTo("bus 123 m");
    assertThat(Overlay.label(new SeenObject(11, box, 0))).isEqualTo("person");
  }

  /** Dark pixels of a part of a row. */
  private static int dark(RgbImage image, int from, int to, int y) {
    int count = 0;
    for (int x = from; x < to; x++) {
      count += (rgb(image, x, y) & 0xFF) < 100 ? 1 : 0;
    }
    return count;
  }

  static int rgb(RgbImage image, int x, int y) {
    int at = (y * image.width() + x) * 3;
    return ((image.data()[at] & 0xFF) << 16)
        | ((image.data()[at + 1] & 0xFF) << 8)
        | (image.data()[at + 2] & 0xFF);
  }
}

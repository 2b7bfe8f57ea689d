package io.roadstream.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.image.RgbImage;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureGridTest {

  private static RgbImage plain(int width, int height, int value) {
    byte[] data = new byte[width * height * 3];
    Arrays.fill(data, (byte) value);
    return new RgbImage(width, height, data);
  }

  @Test
  void shouldPlaceTilesInRowsOfEqualSize() {
    PictureGrid grid = new PictureGrid(2, 200, "title", "subtitle");
    grid.add("a", plain(400, 200, 255)).add("b", plain(800, 400, 120)).add("c", plain(100, 50, 60));
    RgbImage sheet = grid.legend(List.of(0, 13)).draw();
    assertThat(sheet.width()).isBetween(400, 460);
    assertThat(sheet.height()).isGreaterThan(200);
    assertThat(count(sheet, 0xFFFFFF)).isBetween(15_000L, 20_500L);
    assertThat(count(sheet, 0x787878)).isBetween(15_000L, 20_500L);
    assertThat(count(sheet, 0x3C3C3C)).isBetween(15_000L, 20_500L);
  }

  @Test
  void shouldGrowByALineWhenTheLegendDoesNotFitIntoOne() {
    PictureGrid few = new PictureGrid(2, 200, "t", "s").add("a", plain(400, 200, 255));
    int small = few.legend(List.of(0)).draw().height();
    PictureGrid many = new PictureGrid(2, 200, "t", "s").add("a", plain(400, 200, 255));
    int large = many.legend(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)).draw().height();
    assertThat(large).isGreaterThan(small);
  }

  @Test
  void shouldTellWhatACaptionCoversInPixelsOfThePicture() {
    PictureGrid grid = new PictureGrid(2, 200, "title", "subtitle");
    Rectangle2D covered = grid.covered("objects", 200);
    assertThat(covered.getMinX()).isZero();
    assertThat(covered.getWidth()).isBetween(40.0, 100.0);
    assertThat(grid.covered("objects", 400).getHeight()).isEqualTo(2 * covered.getHeight());
  }

  @Test
  void shouldRefuseAGridWithoutTiles() {
    assertThatThrownBy(() -> new PictureGrid(2, 200, "t", "s").draw())
        .isInstanceOf(IllegalStateException.class);
  }

  private static long count(RgbImage image, int rgb) {
    long count = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        count += OverlayTest.rgb(image, x, y) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}

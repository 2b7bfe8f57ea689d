package io.roadstream.cli.teach;

import io.roadstream.cli.render.DepthColours;
import io.roadstream.cli.render.PictureGrid;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.trainer.teach.Disparity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes disparity in Cityscapes' form below a folder, its confidence beside it, and a sheet of the
 * first few maps. One thread at a time.
 */
public final class DisparityFiles {

  private static final int TILE = 480;
  private static final int PNG_LEVEL = 6;

  /** Disparity times this looks like a depth of 2 to 250 m: enough for a picture. */
  private static final double PICTURE_METRES_PER_WIDTH = 0.24;

  private final Path folder;
  private final PictureGrid grid;
  private final int wanted;
  private final String first;
  private final String second;
  private int shown;

  /**
   * @param pictures how many maps the sheet shows
   * @param before what the first of two maps is called
   * @param after what the second is called
   */
  public DisparityFiles(Path folder, int pictures, String before, String after) {
    this.folder = folder;
    this.wanted = pictures;
    this.first = before;
    this.second = after;
    this.grid =
        new PictureGrid(
            3,
            TILE,
            "Disparity: " + before + ", " + after,
            "near is light, far is dark, grey is unknown");
  }

  /**
   * Writes one map.
   *
   * @param file its place below the folder; the confidence lies in {@code confidence/} below it
   */
  public void write(Path file, Disparity disparity) {
    write(folder.resolve(file), disparity.png());
    write(folder.resolve("confidence").resolve(file), disparity.confidencePng());
  }

  private static void write(Path file, byte[] content) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Adds a map to the sheet, as long as there is room. */
  public void show(Path image, String name, Disparity before, Disparity after) {
    if (shown < wanted) {
      try {
        show(
            new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(image)),
            name,
            before,
            after);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + image, e);
      }
    }
  }

  /** Adds a map to the sheet, as long as there is room. */
  public void show(RgbImage image, String name, Disparity before, Disparity after) {
    if (shown < wanted) {
      grid.add(name, image).add(first, painted(before)).add(second, painted(after));
      shown++;
    }
  }

  private static RgbImage painted(Disparity disparity) {
    double scale = PICTURE_METRES_PER_WIDTH * disparity.width();
    float[] metres = new float[disparity.pixels().length];
    for (int i = 0; i < metres.length; i++) {
      float pixels = disparity.pixels()[i];
      metres[i] = pixels > 0 ? (float) (scale / pixels) : 0;
    }
    return DepthColours.paint(new MetricDepth(disparity.width(), disparity.height(), metres));
  }

  /** Writes the sheet, if there is something to show, and returns its file. */
  public Optional<Path> pictures() {
    if (shown == 0) {
      return Optional.empty();
    }
    Path file = folder.resolve("before-after.png");
    write(file, ImageEncoder.png(grid.draw(), PNG_LEVEL));
    return Optional.of(file);
  }
}

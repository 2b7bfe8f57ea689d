package io.roadstream.cli.output;

import io.roadstream.cli.Json;
import io.roadstream.cli.render.DepthColours;
import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.mask.MaskColours;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of results: PNG for masks and depth, JPEG for drawn-over frames, JSON lines for
 * everything else. Folders are made as they are needed; a picture of the same name is replaced,
 * JSON lines are added to.
 *
 * <p>One thread at a time. {@link #close} writes out the JSON lines.
 */
public final class OutputFolder implements AutoCloseable {

  private static final int OVERLAY_QUALITY = 92;
  private static final int PNG_LEVEL = 1;
  private static final PlaneCodec PLANES = PlaneCodec.of(PlaneFormat.PNG);

  private final Path folder;
  private final Map<String, BufferedWriter> lines = new TreeMap<>();

  /**
   * @throws UncheckedIOException if the folder cannot be made
   */
  public OutputFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new UncheckedIOException(new IOException(folder + " is a file, not a folder", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the results lie. */
  public Path path() {
    return folder;
  }

  /** A mask in Cityscapes' colours. */
  public void maskColours(String subfolder, String name, ClassMask mask) {
    write(subfolder, name + ".png", ImageEncoder.png(MaskColours.paint(mask), PNG_LEVEL));
  }

  /** A mask as 8-bit trainIds, 255 = void. */
  public void maskIds(String subfolder, String name, ClassMask mask) {
    write(subfolder, name + ".png", PLANES.encode(mask.ids(), mask.width(), mask.height()));
  }

  /** Depth as KITTI has it: 16-bit, metres x 256, 0 = no depth. */
  public void kittiDepth(String subfolder, String name, MetricDepth depth) {
    write(
        subfolder,
        name + ".png",
        PLANES.encode(KittiDepth.values(depth), depth.width(), depth.height()));
  }

  /** Depth in colours: near is light, far is dark. */
  public void depthColours(String subfolder, String name, MetricDepth depth) {
    write(subfolder, name + ".png", ImageEncoder.png(DepthColours.paint(depth), PNG_LEVEL));
  }

  /** A frame with something drawn into it. */
  public void overlay(String subfolder, String name, RgbImage picture) {
    write(subfolder, name + ".jpg", ImageEncoder.jpeg(picture, OVERLAY_QUALITY));
  }

  /** Adds a line to a file of JSON lines. */
  public void jsonLine(String file, Map<String, ?> object) {
    try {
      BufferedWriter writer = lines.get(file);
      if (writer == null) {
        writer =
            Files.newBufferedWriter(
                folder.resolve(file),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        lines.put(file, writer);
      }
      writer.write(Json.line(object));
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String subfolder, String file, byte[] content) {
    try {
      Path target = folder.resolve(subfolder);
      Files.createDirectories(target);
      Files.write(target.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (BufferedWriter writer : lines.values()) {
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

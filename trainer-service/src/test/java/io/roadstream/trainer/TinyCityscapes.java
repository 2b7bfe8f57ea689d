package io.roadstream.trainer;

import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A few images of 96x64 in Cityscapes' layout. The image's red says its number; labels are sky over
 * road over ego vehicle; disparity falls from the lower edge upwards, is missing in the sky and is
 * there on the ego vehicle.
 */
public final class TinyCityscapes {

  public static final int WIDTH = 96;
  public static final int HEIGHT = 64;
  public static final int SKY_ROWS = 24;
  public static final int EGO_ROW = 44;
  public static final double FX = 100;
  public static final double BASELINE = 0.2;

  private static final int SKY = 23;
  private static final int ROAD = 7;
  private static final int EGO = 1;

  private final Path root;

  public TinyCityscapes(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /** Disparity of a row, pixels. */
  public static double disparity(int row) {
    return row < SKY_ROWS ? 0 : 1 + (row - SKY_ROWS) * 0.5;
  }

  /** Writes image {@code number} of a split; returns its name. */
  public String add(String split, int number) throws IOException {
    String name = String.format("ulm_%06d_000019", number);
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    new Random(number).nextBytes(rgb);
    byte[] labels = new byte[WIDTH * HEIGHT];
    short[] disparity = new short[WIDTH * HEIGHT];
    for (int i = 0; i < labels.length; i++) {
      int row = i / WIDTH;
      rgb[i * 3] = (byte) number;
      labels[i] = (byte) (row < SKY_ROWS ? SKY : row < EGO_ROW ? ROAD : EGO);
      disparity[i] = (short) (disparity(row) == 0 ? 0 : Math.round(256 * disparity(row)) + 1);
    }
    PlaneCodec png = PlaneCodec.of(PlaneFormat.PNG);
    byte[] image = ImageEncoder.png(new RgbImage(WIDTH, HEIGHT, rgb), 1);
    write(split, "leftImg8bit", name + "_leftImg8bit.png", image);
    write(split, "rightImg8bit", name + "_rightImg8bit.png", image);
    write(split, "gtFine", name + "_gtFine_labelIds.png", png.encode(labels, WIDTH, HEIGHT));
    write(split, "disparity", name + "_disparity.png", png.encode(disparity, WIDTH, HEIGHT));
    String camera =
        "{\"extrinsic\":{\"baseline\":%s},\"intrinsic\":{\"fx\":%s,\"fy\":%s,\"u0\":48,\"v0\":32}}"
            .formatted(BASELINE, FX, FX);
    write(split, "camera", name + "_camera.json", camera.getBytes(StandardCharsets.UTF_8));
    return name;
  }

  /** Where a file of the data set lies. */
  public Path file(String split, String folder, String name) {
    return root.resolve(folder).resolve(split).resolve("ulm").resolve(name);
  }

  private void write(String split, String folder, String name, byte[] content) throws IOException {
    Path file = file(split, folder, name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}

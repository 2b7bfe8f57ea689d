package io.roadstream.perception.object;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;

/** Small masks and depths as one writes them down. */
final class Grids {

  static final DepthCodec CODEC = DepthCodec.ARTICLE;

  private Grids() {}

  /**
   * {@code c} car, {@code p} person, {@code P} pole, {@code s} sign, {@code y} sky, {@code v} void,
   * {@code b} building, {@code .} road.
   */
  static ClassMask mask(String... rows) {
    String all = String.join("", rows);
    byte[] ids = new byte[all.length()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] =
          switch (all.charAt(i)) {
            case 'c' -> 13;
            case 'p' -> 11;
            case 'P' -> 5;
            case 's' -> 7;
            case 'y' -> 10;
            case 'b' -> 2;
            case 'v' -> (byte) ClassMask.VOID;
            default -> 0;
          };
    }
    return new ClassMask(rows[0].length(), rows.length, ids);
  }

  /** Digits are depths in tens of metres, 0 none. */
  static DepthCodes tens(String... rows) {
    String all = String.join("", rows);
    short[] codes = new short[all.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = CODEC.encode(10 * Character.digit(all.charAt(i), 10));
    }
    return new DepthCodes(rows[0].length(), rows.length, codes);
  }

  static DepthCodes flat(int width, int height, double metres) {
    short[] codes = new short[width * height];
    Arrays.fill(codes, CODEC.encode(metres));
    return new DepthCodes(width, height, codes);
  }

  /** One cell a pixel. */
  static FrameGeometry identity(int width, int height) {
    return new FrameGeometry(width, height, new Region(0, 0, width, height), width, height);
  }
}

package io.roadstream.benchmarks.postproc;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.Prediction;
import java.util.Random;

/**
 * A mask with its depth to find objects in.
 *
 * @param mask classes
 * @param depth codes
 * @param geometry one cell a pixel
 */
record ObjectScene(ClassMask mask, DepthCodes depth, FrameGeometry geometry) {

  private static final byte[] THINGS = {11, 12, 13, 14, 17, 18};

  /** Share of the cells that show objects, however many there are. */
  private static final double COVERED = 0.25;

  /** A street as the network sees it. */
  static ObjectScene street(int width, int height) {
    Prediction prediction = StreetPrediction.of(7, width, height);
    PlaneCodec zstd = PlaneCodec.of(PlaneFormat.ZSTD);
    return of(
        width,
        height,
        zstd.decodeBytes(prediction.getMask(), width, height),
        zstd.decodeShorts(prediction.getDepth(), width, height));
  }

  /** So many rectangles on a chequered pattern, a quarter of all cells, each with noisy depth. */
  static ObjectScene rectangles(int width, int height, int objects) {
    byte[] ids = new byte[width * height];
    short[] codes = new short[ids.length];
    Random random = new Random(1);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (short) (40_000 + random.nextInt(200));
    }
    int columns = (int) Math.ceil(Math.sqrt((double) objects * width / height));
    int rows = (objects + columns - 1) / columns;
    double side = Math.sqrt(COVERED * columns * rows / objects);
    for (int object = 0; object < objects; object++) {
      int left = object % columns * width / columns;
      int top = object / columns * height / rows;
      int right = left + Math.max(1, (int) (Math.min(0.9, side) * width / columns));
      int bottom = top + Math.max(1, (int) (Math.min(0.9, side) * height / rows));
      int base = 10_000 + random.nextInt(20_000);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          ids[y * width + x] = THINGS[object % THINGS.length];
          codes[y * width + x] = (short) (base + random.nextInt(200));
        }
      }
    }
    return of(width, height, ids, codes);
  }

  static DepthCodec codec() {
    return DepthCodec.ARTICLE;
  }

  private static ObjectScene of(int width, int height, byte[] ids, short[] codes) {
    return new ObjectScene(
        new ClassMask(width, height, ids),
        new DepthCodes(width, height, codes),
        new FrameGeometry(width, height, new Region(0, 0, width, height), width, height));
  }
}

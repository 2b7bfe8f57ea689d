package io.roadstream.trainer.teach;

import io.roadstream.perception.memory.NativeMemory;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The article's cleaning of raw disparity: cut the edges, work at half size, smooth, and fill the
 * holes from around them. What was cut off has no disparity in the result; the map keeps its size
 * and place, so that it still fits its image.
 *
 * @param bottom share of the rows that is cut off below, the ego vehicle's
 * @param left share of the columns that is cut off at the left, which the right camera does not see
 * @param top share of the rows that is cut off above
 * @param hole largest radius of a hole that is filled, in pixels of the half-size map
 */
public record DisparityCleaner(double bottom, double left, double top, int hole) {

  /** The article's: the lower 20 %, and a little of the left and top edges. */
  public static final DisparityCleaner ARTICLE = new DisparityCleaner(0.2, 0.06, 0.04, 12);

  private static final int MEDIAN = 5;
  private static final double INPAINT_RADIUS = 3;

  static {
    NativeMemory.unlimit();
  }

  /**
   * @throws IllegalArgumentException if the shares leave nothing
   */
  public DisparityCleaner {
    if (!(bottom >= 0 && left >= 0 && top >= 0 && bottom + top < 1 && left < 1 && hole >= 0)) {
      throw new IllegalArgumentException(
          "the edges must be shares that leave something, not "
              + bottom
              + ", "
              + left
              + " and "
              + top);
    }
  }

  /** The cleaned map; confidence is 1 where it was measured and 0.5 where it was filled in. */
  @SuppressWarnings("try") // the scope works by being open, not by being called
  public Disparity clean(Disparity raw) {
    int fromX = (int) Math.round(left * raw.width());
    int fromY = (int) Math.round(top * raw.height());
    int width = raw.width() - fromX;
    int height = raw.height() - fromY - (int) Math.round(bottom * raw.height());
    int halfWidth = Math.max(1, width / 2);
    int halfHeight = Math.max(1, height / 2);
    float[] half = halved(raw, fromX, fromY, halfWidth, halfHeight);
    try (PointerScope scope = new PointerScope()) {
      Mat values = floats(half, halfWidth, halfHeight);
      Mat smooth = new Mat();
      opencv_imgproc.medianBlur(values, smooth, MEDIAN);
      Mat missing = missing(smooth, halfWidth, halfHeight);
      Mat filled = new Mat();
      opencv_photo.inpaint(smooth, missing, filled, INPAINT_RADIUS, opencv_photo.INPAINT_TELEA);
      Mat deep = deepInside(missing);
      return placed(raw, fromX, fromY, width, height, filled, deep, missing);
    }
  }

  /** The largest of each four pixels: holes shrink, and the nearer surface wins at edges. */
  private static float[] halved(Disparity raw, int fromX, int fromY, int width, int height) {
    float[] half = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (fromY + 2 * y) * raw.width() + fromX + 2 * x;
        float upper = Math.max(raw.pixels()[at], raw.pixels()[at + 1]);
        float lower = Math.max(raw.pixels()[at + raw.width()], raw.pixels()[at + raw.width() + 1]);
        half[y * width + x] = Math.max(upper, lower);
      }
    }
    return half;
  }

  private static Mat floats(float[] values, int width, int height) {
    Mat mat = new Mat(height, width, opencv_core.CV_32FC1);
    FloatBuffer buffer = mat.createBuffer();
    buffer.put(values);
    return mat;
  }

  private static Mat missing(Mat values, int width, int height) {
    FloatBuffer from = values.createBuffer();
    Mat mask = new Mat(height, width, opencv_core.CV_8UC1);
    ByteBuffer to = mask.createBuffer();
    for (int i = 0; i < width * height; i++) {
      to.put(i, (byte) (from.get(i) > 0 ? 0 : 255));
    }
    return mask;
  }

  /** Where a hole is so wide that what was filled in is guesswork: the sky, mostly. */
  private Mat deepInside(Mat missing) {
    Mat kernel =
        opencv_imgproc.getStructuringElement(
            opencv_imgproc.MORPH_ELLIPSE, new Size(2 * hole + 1, 2 * hole + 1));
    Mat core = new Mat();
    opencv_imgproc.morphologyEx(missing, core, opencv_imgproc.MORPH_OPEN, kernel);
    return core;
  }

  private static Disparity placed(
      Disparity raw, int fromX, int fromY, int width, int height, Mat filled, Mat deep, Mat holes) {
    int columns = filled.cols();
    FloatBuffer values = filled.createBuffer();
    ByteBuffer guessed = deep.createBuffer();
    ByteBuffer missing = holes.createBuffer();
    float[] pixels = new float[raw.pixels().length];
    float[] confidence = new float[pixels.length];
    for (int y = 0; y < height; y++) {
      int row = Math.min(y / 2, filled.rows() - 1);
      for (int x = 0; x < width; x++) {
        int at = row * columns + Math.min(x / 2, columns - 1);
        if (guessed.get(at) == 0 && values.get(at) > 0) {
          int to = (fromY + y) * raw.width() + fromX + x;
          pixels[to] = values.get(at);
          confidence[to] = missing.get(at) == 0 ? 1 : 0.5f;
        }
      }
    }
    return new Disparity(raw.width(), raw.height(), pixels, confidence);
  }
}

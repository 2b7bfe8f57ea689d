package io.roadstream.trainer.teach;

import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.memory.NativeMemory;
import java.nio.ShortBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_calib3d.StereoSGBM;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * OpenCV's semi-global block matching. Source: Hirschmüller, "Stereo Processing by Semiglobal
 * Matching and Mutual Information", 2008.
 */
public final class SgbmMatcher implements StereoMatcher {

  /** OpenCV's disparities count sixteenths of a pixel. */
  private static final float SUBPIXELS = 16;

  private static final int BLOCK = 5;
  private static final int SMALL_STEP_COST = 8 * BLOCK * BLOCK;
  private static final int LARGE_STEP_COST = 32 * BLOCK * BLOCK;
  private static final int PRE_FILTER = 31;
  private static final int UNIQUENESS_PERCENT = 8;
  private static final int SPECKLE_PIXELS = 100;
  private static final int SPECKLE_STEP = 2;

  /** Largest disparity as a share of the width: a car's bonnet away, with Cityscapes' cameras. */
  private static final double LARGEST = 0.125;

  static {
    NativeMemory.unlimit();
  }

  @Override
  public String name() {
    return "sgbm";
  }

  @Override
  @SuppressWarnings("try") // the scope works by being open, not by being called
  public float[] match(RgbImage left, RgbImage right) {
    if (left.width() != right.width() || left.height() != right.height()) {
      throw new IllegalArgumentException("left and right image differ in size");
    }
    int range = Math.max(16, (int) Math.ceil(left.width() * LARGEST / 16) * 16);
    try (PointerScope scope = new PointerScope()) {
      StereoSGBM matcher =
          StereoSGBM.create(
              0,
              range,
              BLOCK,
              SMALL_STEP_COST,
              LARGE_STEP_COST,
              1,
              PRE_FILTER,
              UNIQUENESS_PERCENT,
              SPECKLE_PIXELS,
              SPECKLE_STEP,
              StereoSGBM.MODE_SGBM_3WAY);
      // Matching never looks beyond the border, so the left strip of the range would stay empty.
      Mat found = new Mat();
      matcher.compute(padded(left, range), padded(right, range), found);
      return unpadded(found, left.width(), left.height(), range);
    }
  }

  private static Mat padded(RgbImage image, int columns) {
    Mat rgb =
        new Mat(image.height(), image.width(), opencv_core.CV_8UC3, new BytePointer(image.data()));
    Mat grey = new Mat();
    opencv_imgproc.cvtColor(rgb, grey, opencv_imgproc.COLOR_RGB2GRAY);
    Mat wide = new Mat();
    opencv_core.copyMakeBorder(grey, wide, 0, 0, columns, 0, opencv_core.BORDER_REPLICATE);
    return wide;
  }

  private static float[] unpadded(Mat found, int width, int height, int columns) {
    ShortBuffer values = found.createBuffer();
    float[] pixels = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] =
            Math.max(values.get(y * (width + columns) + columns + x) / SUBPIXELS, 0);
      }
    }
    return pixels;
  }
}

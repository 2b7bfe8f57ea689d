package io.roadstream.perception.image;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.engine.NetworkInput;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Turns a frame into what a bundle's network sees: the crop of the frame, resampled to the grid,
 * each channel normalised to {@code (value / 255 - mean) / std}.
 *
 * <p>A JPEG that is much larger than the grid is decoded at 1/2, 1/4 or 1/8 of its size, as long as
 * the crop keeps at least as many pixels there as the grid has cells (a twentieth less is let
 * pass). What remains to be shrunk is interpolated up to a factor of 2, where interpolation still
 * takes in every pixel, and averaged over a cell's area beyond that. A crop whose edges fall
 * between the pixels of a reduced image is sampled there, so the grid's geometry is exact in every
 * case.
 *
 * <p>Thread-safe. No native memory outlives a call; the planes of a result are its own.
 */
public final class Preprocessor {

  private static final int[] REDUCTIONS = {8, 4, 2};

  /** imdecode's flag for a reduction by r is 8 r (IMREAD_REDUCED_GRAYSCALE_2 = 16 and so on). */
  private static final int REDUCTION_FLAG = 8;

  private static final double LEAST_CELLS = 0.95;

  /** Up to here two pixels along an axis meet all there are; a little beyond hardly aliases. */
  private static final double MOST_INTERPOLATED = 2.1;

  private static final int LEVELS = 256;

  private final ImageDecoder decoder;
  private final Input input;
  private final float[][] normalised = new float[3][LEVELS];

  /**
   * @param decoder decodes, and holds the limits
   * @param input of the bundle that the frames are for
   */
  public Preprocessor(ImageDecoder decoder, Input input) {
    this.decoder = decoder;
    this.input = input;
    for (int channel = 0; channel < 3; channel++) {
      double mean = input.mean().get(channel);
      double std = input.std().get(channel);
      for (int level = 0; level < LEVELS; level++) {
        normalised[channel][level] = (float) ((level / 255.0 - mean) / std);
      }
    }
  }

  /**
   * Decodes and prepares a frame.
   *
   * @throws ImageException if the image is refused
   */
  public NetworkInput prepare(byte[] encoded) {
    ImageHeader header = decoder.check(encoded);
    FrameGeometry geometry = input.geometry(header.width(), header.height());
    int reduction = header.format() == ImageFormat.JPEG ? reduction(geometry) : 1;
    int flags = ImageDecoder.COLOUR | (reduction == 1 ? 0 : REDUCTION_FLAG * reduction);
    return OpenCv.scoped(
        () -> planes(ImageDecoder.decode(encoded, header, flags), reduction, geometry));
  }

  /** Prepares a frame that is decoded already. */
  public NetworkInput prepare(RgbImage image) {
    FrameGeometry geometry = input.geometry(image.width(), image.height());
    return OpenCv.scoped(
        () ->
            planes(
                new Mat(
                    image.height(),
                    image.width(),
                    opencv_core.CV_8UC3,
                    new BytePointer(image.data())),
                1,
                geometry));
  }

  /** How far the decoder may shrink frames of this geometry: 1, 2, 4 or 8. */
  static int reduction(FrameGeometry geometry) {
    Region region = geometry.region();
    for (int candidate : REDUCTIONS) {
      if (region.width() >= LEAST_CELLS * candidate * geometry.gridWidth()
          && region.height() >= LEAST_CELLS * candidate * geometry.gridHeight()) {
        return candidate;
      }
    }
    return 1;
  }

  private NetworkInput planes(Mat decoded, int reduction, FrameGeometry geometry) {
    int width = geometry.gridWidth();
    int height = geometry.gridHeight();
    Mat grid = new Mat(height, width, opencv_core.CV_8UC3);
    Region region = geometry.region();
    if (region.x() % reduction == 0
        && region.y() % reduction == 0
        && region.width() % reduction == 0
        && region.height() % reduction == 0) {
      resample(
          new Mat(
              decoded,
              new Rect(
                  region.x() / reduction,
                  region.y() / reduction,
                  region.width() / reduction,
                  region.height() / reduction)),
          grid);
    } else {
      sample(decoded, reduction, geometry, grid);
    }
    byte[] pixels = new byte[width * height * 3];
    grid.data().get(pixels);
    return new NetworkInput(normalise(pixels, width * height), geometry);
  }

  private static void resample(Mat crop, Mat grid) {
    boolean averages =
        crop.cols() > MOST_INTERPOLATED * grid.cols()
            || crop.rows() > MOST_INTERPOLATED * grid.rows();
    resize(crop, grid, grid.size(), 0, 0, averages ? INTER_AREA : INTER_LINEAR);
  }

  /** Reads every cell's centre from the reduced image between its pixels. */
  private static void sample(Mat decoded, int reduction, FrameGeometry geometry, Mat grid) {
    double firstX = geometry.frameX(0.5) / reduction - 0.5;
    double firstY = geometry.frameY(0.5) / reduction - 0.5;
    double stepX = (geometry.frameX(1.5) - geometry.frameX(0.5)) / reduction;
    double stepY = (geometry.frameY(1.5) - geometry.frameY(0.5)) / reduction;
    Mat cellToPixel = new Mat(2, 3, opencv_core.CV_64FC1);
    new DoublePointer(cellToPixel.data()).put(stepX, 0, firstX, 0, stepY, firstY);
    warpAffine(
        decoded,
        grid,
        cellToPixel,
        grid.size(),
        INTER_LINEAR | WARP_INVERSE_MAP,
        opencv_core.BORDER_REPLICATE,
        new Scalar(0, 0, 0, 0));
  }

  private float[] normalise(byte[] pixels, int cells) {
    float[] planes = new float[3 * cells];
    float[] red = normalised[0];
    float[] green = normalised[1];
    float[] blue = normalised[2];
    int from = 0;
    for (int cell = 0; cell < cells; cell++) {
      planes[cell] = red[pixels[from] & 0xFF];
      planes[cells + cell] = green[pixels[from + 1] & 0xFF];
      planes[2 * cells + cell] = blue[pixels[from + 2] & 0xFF];
      from += 3;
    }
    return planes;
  }
}

package io.roadstream.perception.engine;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.nio.FloatBuffer;

/**
 * Turns the heads of one frame, which the network leaves smaller than the grid, into a mask and
 * depth codes on the grid: the same as upsampling every plane bilinearly, taking the arg-max and
 * encoding, but without building those planes. Logits come at a quarter of the grid's size, depth
 * at that or finer, as the bundle says.
 *
 * <p>Not thread-safe: holds scratch arrays.
 */
public final class HeadUpsampler {

  private static final int STRIDE = 4;

  private final int width;
  private final int height;
  private final int classes;
  private final int headWidth;
  private final int headHeight;
  private final int depthWidth;
  private final int depthHeight;
  private final ArgMaxUpsampler argMax;
  private final DepthUpsampler depth;
  private final float[] logits;
  private final float[] values;

  /**
   * @param manifest of the bundle whose heads are to be turned; its input size is the grid's
   */
  public HeadUpsampler(BundleManifest manifest) {
    width = manifest.input().width();
    height = manifest.input().height();
    classes = manifest.classes().size();
    headWidth = quarter(width);
    headHeight = quarter(height);
    Integer depthStride = manifest.depth().stride();
    int finer = depthStride == null ? 1 : STRIDE / depthStride;
    depthWidth = headWidth * finer;
    depthHeight = headHeight * finer;
    argMax =
        new ArgMaxUpsampler(
            new UpsampleAxis(width, headWidth),
            new UpsampleAxis(height, headHeight),
            MaskIds.ofClasses(classes));
    depth =
        new DepthUpsampler(
            new UpsampleAxis(width, depthWidth),
            new UpsampleAxis(height, depthHeight),
            manifest.depth().codec());
    logits = new float[classes * headWidth * headHeight];
    values = new float[depthWidth * depthHeight];
  }

  /** Columns of the logits: two convolutions of stride 2 leave a quarter, rounded up. */
  public int headWidth() {
    return headWidth;
  }

  /** Rows of the logits. */
  public int headHeight() {
    return headHeight;
  }

  /** Columns of the depth head. */
  public int depthWidth() {
    return depthWidth;
  }

  /** Rows of the depth head. */
  public int depthHeight() {
    return depthHeight;
  }

  /**
   * Turns one frame's heads.
   *
   * @param segmentation takes {@code classes * headHeight * headWidth} logits from its position on
   * @param depthValues takes {@code depthHeight * depthWidth} values y from its position on
   */
  public DensePrediction predict(FloatBuffer segmentation, FloatBuffer depthValues) {
    segmentation.get(logits);
    depthValues.get(values);
    byte[] ids = new byte[width * height];
    short[] codes = new short[width * height];
    argMax.run(logits, ids);
    depth.run(values, codes);
    return new DensePrediction(
        new ClassMask(width, height, ids), new DepthCodes(width, height, codes));
  }

  private static int quarter(int size) {
    return (size + STRIDE - 1) / STRIDE;
  }
}

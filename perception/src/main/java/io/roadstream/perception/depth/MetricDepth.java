package io.roadstream.perception.depth;

/**
 * The depth of every cell of a raster in metres along the optical axis; 0 = no depth. The array is
 * not copied: whoever hands it over must not change it any more.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param metres {@code width * height} depths, row-major
 */
public record MetricDepth(int width, int height, float[] metres) {

  /**
   * @throws IllegalArgumentException if a size is not positive or the array's length does not fit
   */
  public MetricDepth {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("depth of " + width + "x" + height + " has no cells");
    }
    if (metres.length != width * height) {
      throw new IllegalArgumentException(
          "depth of "
              + width
              + "x"
              + height
              + " needs "
              + width * height
              + " values, not "
              + metres.length);
    }
  }

  /** The metres that codes mean. */
  public static MetricDepth of(DepthCodes depth, DepthCodec codec) {
    short[] codes = depth.codes();
    float[] metres = new float[codes.length];
    for (int i = 0; i < metres.length; i++) {
      metres[i] = codec.metres(codes[i]);
    }
    return new MetricDepth(depth.width(), depth.height(), metres);
  }
}

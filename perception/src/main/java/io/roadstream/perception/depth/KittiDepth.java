package io.roadstream.perception.depth;

/**
 * Turns depth codes into KITTI's depth values: unsigned 16-bit, metres x {@link #unitsPerMetre()},
 * 0 = no depth. A valid code never becomes 0. One look-up a cell in a table of 65,536 entries.
 *
 * <p>The units are KITTI's 256 a metre wherever the codec's largest depth fits (up to 255.99 m);
 * otherwise the largest power of two that does, since a clipped depth would be a wrong one.
 *
 * <p>Immutable and thread-safe. Source of the convention: the development kit of KITTI's depth
 * benchmark.
 */
public final class KittiDepth {

  /** Values a metre in KITTI's depth images. */
  public static final double UNITS_PER_METRE = 256;

  private static final int MAX_VALUE = 65_535;
  private static final short[] NONE = {};

  private final double unitsPerMetre;
  private final short[] table;

  /**
   * Values for the depths of a codec: 256 a metre, halved until its farthest depth fits 16 bits.
   */
  public KittiDepth(DepthCodec codec) {
    double units = UNITS_PER_METRE;
    while (codec.maxMetres() * units > MAX_VALUE) {
      units /= 2;
    }
    unitsPerMetre = units;
    float[] metres = codec.metres();
    table = new short[metres.length];
    for (int code = 1; code < table.length; code++) {
      table[code] = valueOf(metres[code], units);
    }
  }

  /** Value of one metre: 256 for every codec that KITTI's convention can hold. */
  public double unitsPerMetre() {
    return unitsPerMetre;
  }

  /** The values of all cells, row-major, in a new array. */
  public short[] values(DepthCodes depth) {
    return values(depth, NONE);
  }

  /**
   * The values of all cells, row-major.
   *
   * @param into takes them if it has as many elements as there are cells
   * @return {@code into}, or a new array
   */
  public short[] values(DepthCodes depth, short[] into) {
    short[] codes = depth.codes();
    short[] values = into.length == codes.length ? into : new short[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i] = table[codes[i] & 0xFFFF];
    }
    return values;
  }

  /** The values of depths in metres at 256 a metre, row-major, in a new array. */
  public static short[] values(MetricDepth depth) {
    float[] metres = depth.metres();
    short[] values = new short[metres.length];
    for (int i = 0; i < metres.length; i++) {
      values[i] = valueOf(metres[i], UNITS_PER_METRE);
    }
    return values;
  }

  /**
   * Reads values back.
   *
   * @param width columns
   * @param height rows
   * @param values row-major, unsigned, 0 = no depth
   * @param unitsPerMetre value of one metre, positive
   */
  public static MetricDepth metres(int width, int height, short[] values, double unitsPerMetre) {
    float[] metres = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      metres[i] = (float) ((values[i] & 0xFFFF) / unitsPerMetre);
    }
    return new MetricDepth(width, height, metres);
  }

  private static short valueOf(float metres, double unitsPerMetre) {
    if (!(metres > 0)) {
      return 0;
    }
    return (short) Math.min(Math.max(Math.round(metres * unitsPerMetre), 1), MAX_VALUE);
  }
}

package io.roadstream.perception.depth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The logarithmic depth transform y = ln(clip(d, min, max)) / scale of the article and its 16-bit
 * codes: 0 = no depth, 1..65535 linear in y over [ln(min)/scale, ln(max)/scale]. For 1..250 m one
 * code step is under 1e-4 of the depth.
 *
 * <p>Immutable and thread-safe; {@link #metres()} is computed once.
 */
public final class DepthCodec {

  /** One for each focal length that a process sees at a time; up to 384 KiB each. */
  private static final int KEPT = 64;

  private static final Map<List<Double>, DepthCodec> RECENT =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Double>, DepthCodec> eldest) {
          return size() > KEPT;
        }
      };

  /** The transform of the article: clip to 1..250 m, natural logarithm, divided by 5. */
  public static final DepthCodec ARTICLE = of(5, 1, 250);

  private static final int CODES = 65_536;

  private final double scale;
  private final double minMetres;
  private final double maxMetres;
  private final double lowest;
  private final double step;
  private final float[] metres = new float[CODES];
  private volatile @Nullable KittiDepth kitti;

  /**
   * The codec of these numbers. The last few are kept, so that asking again costs no new table.
   *
   * @param scale divisor of the logarithm, positive
   * @param minMetres smallest depth, positive
   * @param maxMetres largest depth, above the smallest
   * @throws IllegalArgumentException if the numbers are not as stated
   */
  public static DepthCodec of(double scale, double minMetres, double maxMetres) {
    synchronized (RECENT) {
      return RECENT.computeIfAbsent(
          List.of(scale, minMetres, maxMetres),
          numbers -> new DepthCodec(scale, minMetres, maxMetres));
    }
  }

  private DepthCodec(double scale, double minMetres, double maxMetres) {
    if (!(scale > 0
        && minMetres > 0
        && maxMetres > minMetres
        && Double.isFinite(maxMetres / scale))) {
      throw new IllegalArgumentException(
          "depth codec needs scale > 0 and 0 < min < max, not scale "
              + scale
              + ", min "
              + minMetres
              + ", max "
              + maxMetres);
    }
    this.scale = scale;
    this.minMetres = minMetres;
    this.maxMetres = maxMetres;
    this.lowest = Math.log(minMetres) / scale;
    this.step = (Math.log(maxMetres) / scale - lowest) / (CODES - 2);
    for (int code = 1; code < CODES; code++) {
      metres[code] = (float) Math.exp((lowest + (code - 1) * step) * scale);
    }
  }

  /**
   * The codec under which the same codes mean depths larger by a factor.
   *
   * @param factor positive
   */
  public DepthCodec stretched(double factor) {
    return of(scale, minMetres * factor, maxMetres * factor);
  }

  /** What the logarithm of metres is divided by; 5 in the article. */
  public double scale() {
    return scale;
  }

  /** The nearest depth that has a code of its own, metres. */
  public double minMetres() {
    return minMetres;
  }

  /** The farthest depth that has a code of its own, metres. */
  public double maxMetres() {
    return maxMetres;
  }

  /** Depth in metres of every code, index 0..65535; 0 for code 0. Shared, not to be changed. */
  public float[] metres() {
    return metres;
  }

  /** The values of KITTI that the codes are. Computed when it is first asked for, and kept. */
  public KittiDepth kitti() {
    KittiDepth table = kitti;
    if (table == null) {
      table = new KittiDepth(this);
      kitti = table;
    }
    return table;
  }

  /** Depth in metres of one code, 0 for "no depth". */
  public float metres(short code) {
    return metres[code & 0xFFFF];
  }

  /**
   * The code of a network's output y; not-a-number becomes 0, anything else is clipped to 1..65535.
   */
  public short codeOf(float y) {
    if (Float.isNaN(y)) {
      return 0;
    }
    double position = (y - lowest) / step;
    return (short) (1 + Math.round(Math.min(Math.max(position, 0), CODES - 2)));
  }

  /**
   * The code of a depth in metres; 0 for a depth that is not positive or not a number, clipped
   * otherwise.
   */
  public short encode(double depthMetres) {
    return depthMetres > 0 ? codeOf((float) transform(depthMetres)) : 0;
  }

  /**
   * How many codes lie between two depths of this ratio, to the nearest. The codes are logarithmic,
   * so that the answer is the same at every depth.
   *
   * @param ratio the larger depth by the smaller, at least 1
   */
  public int codesBetween(double ratio) {
    return (int) Math.min(CODES, Math.round(Math.log(ratio) / scale / step));
  }

  /** y of a depth in metres, after clipping. */
  public double transform(double depthMetres) {
    return Math.log(Math.min(Math.max(depthMetres, minMetres), maxMetres)) / scale;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DepthCodec that
        && scale == that.scale
        && minMetres == that.minMetres
        && maxMetres == that.maxMetres;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(scale) * 31
        + Double.hashCode(minMetres) * 7
        + Double.hashCode(maxMetres);
  }

  @Override
  public String toString() {
    return "ln(clip(d, " + minMetres + " m, " + maxMetres + " m))/" + scale;
  }
}

package io.roadstream.scene.mesh;

/**
 * A small repeatable random generator (SplitMix64): the same keys give the same numbers on every
 * platform.
 *
 * <p>Any place of the world can be generated on its own by hashing its keys, which is what makes a
 * frame computable without its predecessors. Not thread-safe.
 */
public final class Rng {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  private Rng(long state) {
    this.state = state;
  }

  /** Returns a generator that depends on the seed and on every key, in order. */
  public static Rng of(long seed, long... keys) {
    long h = mix(seed + GOLDEN);
    for (long key : keys) {
      h = mix(h ^ (key * GOLDEN + 0x632BE59BD9B4E019L));
    }
    return new Rng(h);
  }

  /** Returns a well-mixed 64-bit hash of {@code x}. */
  public static long mix(long x) {
    long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns a hash of two integers as a float in [0, 1). */
  public static float hash01(int x, int y) {
    int h = x * 0x27d4eb2d + y * 0x165667b1;
    h = (h ^ (h >>> 15)) * 0x2c1b3c6d;
    h = (h ^ (h >>> 12)) * 0x297a2d39;
    h ^= h >>> 15;
    return (h >>> 8) * 0x1p-24f;
  }

  /** Returns the next 64 bits. */
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Returns a uniform double in [0, 1). */
  public double next() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Returns a uniform double in [low, high). */
  public double range(double low, double high) {
    return low + (high - low) * next();
  }

  /** Returns a uniform float in [low, high). */
  public float rangef(double low, double high) {
    return (float) range(low, high);
  }

  /** Returns a uniform integer in [0, bound). */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(nextLong(), bound);
  }

  /** Returns true with the given probability. */
  public boolean chance(double probability) {
    return next() < probability;
  }

  /** Returns one of the values. */
  public int pick(int... values) {
    return values[below(values.length)];
  }

  /**
   * Returns an approximately normal value with mean 0 and standard deviation 1, within [-3.5, 3.5].
   */
  public double normal() {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += next();
    }
    return Math.max(-3.5, Math.min(3.5, sum - 6));
  }

  /** Returns the index drawn with the given relative weights. */
  public int weighted(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double at = next() * total;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}

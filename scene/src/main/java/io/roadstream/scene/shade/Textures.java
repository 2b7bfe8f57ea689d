package io.roadstream.scene.shade;

import io.roadstream.scene.mesh.Rng;

/** The fixed patterns that materials are built from; made once, the same in every scene. */
public final class Textures {
  private static final int N = 512;

  /** Smooth clouds over many octaves. */
  public static final Texture CLOUDS = Texture.of(contrast(fbm(11, 4, 7, 0.5), 1.0f), N);

  /** Fine grain without low frequencies. */
  public static final Texture GRAIN = Texture.of(grain(5), N);

  /** Patches and cracks of old asphalt; 0.5 = clean. */
  public static final Texture WEAR = Texture.of(wear(17), N);

  /** Blades and tufts. */
  public static final Texture GRASS = Texture.of(grass(23), N);

  /** Clumps of leaves with gaps in shade. */
  public static final Texture LEAVES = Texture.of(leaves(31), N);

  /** Vertical streaks, as on bark and rain-stained plaster. */
  public static final Texture STREAKS = Texture.of(streaks(41), N);

  /** Leaf clusters with holes, for the crowns of trees. */
  public static final AlphaMask LEAF_MASK = AlphaMask.of(leafCover(51), 128);

  /** Upright pickets, ten a tile. */
  public static final AlphaMask PICKETS = AlphaMask.of(bars(10, 0.62f), 128);

  /** Thin upright iron bars, eight a tile. */
  public static final AlphaMask BARS = AlphaMask.of(bars(8, 0.22f), 128);

  /** Planks with narrow gaps, seven a tile. */
  public static final AlphaMask PLANKS = AlphaMask.of(bars(7, 0.93f), 128);

  /** Diagonal wire mesh. */
  public static final AlphaMask WIRE = AlphaMask.of(wire(), 128);

  private Textures() {}

  static float[] fbm(long seed, int firstCells, int octaves, double gain) {
    float[] out = new float[N * N];
    float amplitude = 1;
    float total = 0;
    int cells = firstCells;
    for (int o = 0; o < octaves && cells <= N; o++) {
      float[] lattice = new float[cells * cells];
      Rng rng = Rng.of(seed, o);
      for (int i = 0; i < lattice.length; i++) {
        lattice[i] = (float) rng.next();
      }
      float step = cells / (float) N;
      for (int y = 0; y < N; y++) {
        float fy = y * step;
        int y0 = (int) fy;
        float ty = smooth(fy - y0);
        int r0 = (y0 % cells) * cells;
        int r1 = ((y0 + 1) % cells) * cells;
        for (int x = 0; x < N; x++) {
          float fx = x * step;
          int x0 = (int) fx;
          float tx = smooth(fx - x0);
          int c0 = x0 % cells;
          int c1 = (x0 + 1) % cells;
          float a = lattice[r0 + c0] + (lattice[r0 + c1] - lattice[r0 + c0]) * tx;
          float b = lattice[r1 + c0] + (lattice[r1 + c1] - lattice[r1 + c0]) * tx;
          out[y * N + x] += amplitude * (a + (b - a) * ty);
        }
      }
      total += amplitude;
      amplitude *= (float) gain;
      cells *= 2;
    }
    for (int i = 0; i < out.length; i++) {
      out[i] /= total;
    }
    return out;
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  private static float[] contrast(float[] values, float strength) {
    float low = 1;
    float high = 0;
    for (float v : values) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    for (int i = 0; i < values.length; i++) {
      float t = (values[i] - low) / (high - low);
      values[i] = 0.5f + (t - 0.5f) * strength;
    }
    return values;
  }

  private static float[] grain(long seed) {
    Rng rng = Rng.of(seed);
    float[] out = fbm(seed + 1, 64, 4, 0.9);
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.5f + (out[i] - 0.5f) * 1.1f + (float) (rng.next() - 0.5) * 0.5f;
    }
    return out;
  }

  private static float[] wear(long seed) {
    float[] out = fbm(seed, 3, 6, 0.55);
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.5f + (out[i] - 0.5f) * 0.7f;
    }
    Rng rng = Rng.of(seed, 2);
    for (int p = 0; p < 14; p++) {
      int w = 20 + rng.below(110);
      int h = 16 + rng.below(70);
      int x0 = rng.below(N);
      int y0 = rng.below(N);
      float tone = rng.rangef(-0.16, 0.12);
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          boolean seam = x < 2 || y < 2 || x >= w - 2 || y >= h - 2;
          out[((y0 + y) % N) * N + (x0 + x) % N] += seam ? -0.13f : tone;
        }
      }
    }
    for (int c = 0; c < 34; c++) {
      double x = rng.below(N);
      double y = rng.below(N);
      double angle = rng.range(0, 2 * Math.PI);
      int length = 60 + rng.below(220);
      for (int i = 0; i < length; i++) {
        angle += rng.normal() * 0.22;
        x += StrictMath.cos(angle);
        y += StrictMath.sin(angle);
        int at = Math.floorMod((int) y, N) * N + Math.floorMod((int) x, N);
        out[at] -= 0.22f;
        out[Math.floorMod((int) y, N) * N + Math.floorMod((int) x + 1, N)] -= 0.12f;
      }
    }
    return out;
  }

  private static float[] grass(long seed) {
    float[] out = fbm(seed, 8, 6, 0.7);
    Rng rng = Rng.of(seed, 9);
    for (int i = 0; i < 9000; i++) {
      int x = rng.below(N);
      int y = rng.below(N);
      float tone = rng.rangef(-0.22, 0.3);
      int length = 5 + rng.below(10);
      int lean = rng.below(3) - 1;
      for (int k = 0; k < length; k++) {
        int xx = Math.floorMod(x + lean * k / 3, N);
        out[Math.floorMod(y + k, N) * N + xx] += tone * (1 - k / (float) length) * 0.6f;
      }
    }
    return contrast(out, 1.0f);
  }

  private static float[] leaves(long seed) {
    float[] out = new float[N * N];
    float[] base = fbm(seed, 6, 4, 0.6);
    for (int i = 0; i < out.length; i++) {
      out[i] = base[i] * 0.5f;
    }
    Rng rng = Rng.of(seed, 3);
    for (int leaf = 0; leaf < 5200; leaf++) {
      stampLeaf(out, N, rng, rng.rangef(0.2, 1.0) * (0.3f + 0.7f * leaf / 5200f), 3.0, 9.0);
    }
    return out;
  }

  private static void stampLeaf(
      float[] out, int n, Rng rng, float tone, double small, double large) {
    double cx = rng.range(0, n);
    double cy = rng.range(0, n);
    double a = rng.range(small, large);
    double b = a * rng.range(0.35, 0.6);
    double angle = rng.range(0, Math.PI);
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    int reach = (int) Math.ceil(a);
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        double p = (dx * c + dy * s) / a;
        double q = (-dx * s + dy * c) / b;
        if (p * p + q * q < 1) {
          int at = Math.floorMod((int) cy + dy, n) * n + Math.floorMod((int) cx + dx, n);
          out[at] = tone * (float) (1 - 0.3 * Math.abs(q));
        }
      }
    }
  }

  private static float[] leafCover(long seed) {
    int n = 128;
    float[] out = new float[n * n];
    Rng rng = Rng.of(seed, 4);
    for (int leaf = 0; leaf < 190; leaf++) {
      stampLeaf(out, n, rng, 1.4f, 3.5, 9.0);
    }
    // Leaves gather towards the middle of a card, so its straight edges do not show.
    for (int y = 0; y < n; y++) {
      for (int x = 0; x < n; x++) {
        double dx = (x + 0.5) / n * 2 - 1;
        double dy = (y + 0.5) / n * 2 - 1;
        double r = Math.sqrt(dx * dx + dy * dy);
        double wave = 0.86 + 0.12 * StrictMath.sin(5 * StrictMath.atan2(dy, dx) + seed);
        if (r > wave) {
          out[y * n + x] = 0;
        }
        out[y * n + x] = Math.min(1, out[y * n + x]);
      }
    }
    return out;
  }

  private static float[] bars(int count, float share) {
    int n = 128;
    float[] out = new float[n * n];
    for (int y = 0; y < n; y++) {
      for (int x = 0; x < n; x++) {
        float a = (x + 0.5f) * count / n;
        out[y * n + x] = a - (int) a < share ? 1 : 0;
      }
    }
    return out;
  }

  private static float[] wire() {
    int n = 128;
    float[] out = new float[n * n];
    for (int y = 0; y < n; y++) {
      for (int x = 0; x < n; x++) {
        int a = (x + y) % 16;
        int b = Math.floorMod(x - y, 16);
        out[y * n + x] = a < 2 || b < 2 ? 1 : 0;
      }
    }
    return out;
  }

  private static float[] streaks(long seed) {
    float[] wide = fbm(seed, 4, 7, 0.7);
    float[] out = new float[N * N];
    for (int x = 0; x < N; x++) {
      for (int y = 0; y < N; y++) {
        float column = wide[((y / 16) * 16 % N) * N + x];
        out[y * N + x] = 0.7f * column + 0.3f * wide[y * N + x];
      }
    }
    return contrast(out, 1.0f);
  }
}

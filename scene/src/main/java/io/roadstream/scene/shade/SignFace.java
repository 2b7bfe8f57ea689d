package io.roadstream.scene.shade;

import io.roadstream.scene.mesh.Rng;

/**
 * The painted front of a traffic sign; v and w span [-1, 1] across and up.
 *
 * @param kind 0 prohibition ring, 1 warning triangle, 2 mandatory blue disc, 3 priority diamond, 4
 *     stop, 5 yield, 6 blue square, 7 direction board, 8 no entry, 9 yellow board
 */
public record SignFace(int kind) implements Material {
  private static final float[] WHITE = {0.78f, 0.78f, 0.76f};
  private static final float[] RED = {0.55f, 0.02f, 0.03f};
  private static final float[] BLUE = {0.015f, 0.10f, 0.42f};
  private static final float[] BLACK = {0.02f, 0.02f, 0.02f};
  private static final float[] YELLOW = {0.75f, 0.42f, 0.01f};

  @Override
  public void shade(Fragment f) {
    float x = f.v;
    float y = f.w;
    float r = (float) Math.sqrt(x * x + y * y);
    float ax = Math.abs(x);
    float ay = Math.abs(y);
    int gx = (int) Math.floor(x * 6 + 8);
    int gy = (int) Math.floor(y * 5 + 8);
    boolean ink = ax < 0.42f && ay < 0.38f && Rng.hash01(gx + kind * 5, gy) > 0.45f;
    float[] c =
        switch (kind) {
          case 0 -> r > 0.74f ? RED : ink ? BLACK : WHITE;
          case 1 -> edge(x, y) < 0.17f ? RED : ink && y < 0.2f ? BLACK : WHITE;
          case 2 -> arrow(x, y) ? WHITE : BLUE;
          case 3 -> ax + ay < 0.66f ? YELLOW : WHITE;
          case 4 -> r > 0.93f || letters(x, ay) ? WHITE : RED;
          case 5 -> edge(x, -y) < 0.2f ? RED : WHITE;
          case 6 -> Math.max(ax, ay) > 0.9f || parking(x, y, r) ? WHITE : BLUE;
          case 7 -> board(x, ay, gx);
          case 8 -> r > 0.94f || (ay < 0.2f && ax < 0.68f) ? WHITE : RED;
          default -> ink ? BLACK : YELLOW;
        };
    f.diffuse(c[0], c[1], c[2]);
    f.coat(0.04f, 0.4f, 12);
    if (f.light.night() > 0) {
      float glow = f.light.night() * 12 / (20 + f.depth);
      f.emit(c[0] * glow, c[1] * glow, c[2] * glow);
    }
  }

  private static boolean arrow(float x, float y) {
    boolean shaft = Math.abs(x) < 0.14f && Math.abs(y) < 0.6f;
    boolean head = y > 0.2f && y < 0.65f && Math.abs(x) < 0.7f - y;
    return shaft || head;
  }

  private static boolean letters(float x, float ay) {
    return ay < 0.25f && Math.abs(x) < 0.72f && ((int) Math.floor(x * 7 + 14) & 1) == 0;
  }

  private static boolean parking(float x, float y, float r) {
    boolean stem = Math.abs(x) < 0.2f && Math.abs(y) < 0.6f;
    boolean bow = y > 0 && y < 0.6f && x > 0 && x < 0.5f && r > 0.3f;
    return stem || bow;
  }

  private static float[] board(float x, float ay, int gx) {
    boolean rim = Math.max(Math.abs(x), ay) > 0.93f;
    boolean words =
        Math.abs(ay - 0.4f) < 0.22f && Math.abs(x) < 0.8f && (int) Math.floor(x * 9 + 18) % 4 != 0;
    return rim || words ? BLACK : (gx & 64) == 0 ? YELLOW : WHITE;
  }

  private static float edge(float x, float y) {
    // Distance from the sides of a triangle standing on its base, corners at (-1, -0.87), (1,
    // -0.87), (0, 0.87).
    float base = y + 0.87f;
    float side = (0.87f - y) * 0.5f - Math.abs(x) * 0.87f;
    return Math.min(base, side);
  }
}

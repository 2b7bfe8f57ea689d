package io.roadstream.scene.model;

import io.roadstream.scene.shade.Fragment;
import io.roadstream.scene.shade.Material;

/**
 * Tyres and rims; coordinates are the vehicle's own, so each wheel finds its axle.
 *
 * @param axles x of each axle, metres
 * @param radius tyre radius
 * @param rim brightness of the rim
 * @param spin turns of the wheel, radians
 */
record WheelPaint(double[] axles, float radius, float rim, float spin) implements Material {
  @Override
  public void shade(Fragment f) {
    float best = Float.MAX_VALUE;
    float dx = 0;
    for (double axle : axles) {
      float d = f.u - (float) axle;
      if (Math.abs(d) < best) {
        best = Math.abs(d);
        dx = d;
      }
    }
    float dz = f.w - radius;
    float r = (float) Math.sqrt(dx * dx + dz * dz) / radius;
    float k = 0.018f;
    if (r < 0.66f) {
      float wedge = wedge(dx, dz) * 5 + spin;
      wedge -= (float) Math.floor(wedge);
      k = r < 0.16f || r > 0.56f ? rim : wedge < 0.5f ? rim : rim * 0.12f;
    }
    f.diffuse(k, k, k);
    if (r < 0.66f) {
      f.coat(0.08f, 0.4f, 10);
    }
  }

  /** Returns the angle as a share of a turn, near enough for spokes. */
  private static float wedge(float x, float z) {
    float sum = Math.abs(x) + Math.abs(z) + 1e-6f;
    float q = z / sum;
    return x >= 0 ? 0.25f * q + 0.25f : 0.75f - 0.25f * q;
  }
}

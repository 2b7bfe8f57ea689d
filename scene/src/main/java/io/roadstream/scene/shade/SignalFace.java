package io.roadstream.scene.shade;

/**
 * The front of a traffic light: three lenses, of which some shine; v across and w up, metres from
 * the housing's middle.
 *
 * @param phase 0 red, 1 red and amber, 2 green, 3 amber
 */
public record SignalFace(int phase) implements Material {
  @Override
  public void shade(Fragment f) {
    float best = 1;
    int lens = 0;
    for (int i = 0; i < 3; i++) {
      float dy = f.w - (0.3f - 0.3f * i);
      float d = (float) Math.sqrt(f.v * f.v + dy * dy);
      if (d < best) {
        best = d;
        lens = i;
      }
    }
    float inside = 1 - Fragment.step(0.105f, best, Math.max(0.02f, f.footprint));
    boolean on =
        switch (lens) {
          case 0 -> phase < 2;
          case 1 -> phase == 1 || phase == 3;
          default -> phase == 2;
        };
    f.diffuse(0.02f, 0.022f, 0.02f);
    f.coat(0.04f, 0.3f, 10);
    float k = inside * (on ? 1.5f : 0.05f);
    float centre = on ? Math.max(0, 1 - best * 6) : 0;
    switch (lens) {
      case 0 -> f.emit(k * 1.2f, k * (0.06f + centre * 0.3f), k * 0.04f);
      case 1 -> f.emit(k * 1.2f, k * 0.55f, k * 0.03f);
      default -> f.emit(k * 0.05f, k * 1.1f, k * (0.55f + centre * 0.2f));
    }
  }
}

package io.roadstream.scene.shade;

/** The glass of a street lamp, shining at night. */
public record LampGlass() implements Material {
  @Override
  public void shade(Fragment f) {
    f.diffuse(0.6f, 0.6f, 0.58f);
    float n = f.light.night();
    f.emit(2.6f * n, 1.9f * n, 1.1f * n);
  }
}

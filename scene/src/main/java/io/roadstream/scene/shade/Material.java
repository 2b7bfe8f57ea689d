package io.roadstream.scene.shade;

/**
 * Gives a visible point of a surface its linear RGB; implementations are immutable and shared
 * between threads.
 */
public interface Material {
  /** Writes the colour of the point into {@code f.r}, {@code f.g} and {@code f.b}. */
  void shade(Fragment f);
}

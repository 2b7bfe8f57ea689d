package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.raster.Instance;
import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Surface;
import java.util.List;

/** One moment that actors are put into: the time, where the camera is, and what collects them. */
final class Stage {
  /** How far ahead of the camera actors are shown, metres. */
  static final double AHEAD = 190;

  /** How far behind. */
  static final double BEHIND = 14;

  private static final double FINE = 26;

  final double time;
  final double s;
  final List<Instance> out;
  final GroundMap ground;
  private final Centreline line;

  Stage(Centreline line, double time, double s, List<Instance> out, GroundMap ground) {
    this.line = line;
    this.time = time;
    this.s = s;
    this.out = out;
    this.ground = ground;
  }

  /** Returns an actor in street coordinates; the coarse mesh serves far away and for the shadow. */
  Instance actor(
      Mesh near,
      Mesh coarse,
      Surface[] surfaces,
      double at,
      double across,
      double z,
      double yaw,
      double scale,
      int key) {
    double[] p = line.point(at, across);
    Mesh mesh = Math.abs(at - s) < FINE ? near : coarse;
    return new Instance(
        mesh, coarse, surfaces, p[0], p[1], z, line.heading(at) + yaw, scale, key, true);
  }
}

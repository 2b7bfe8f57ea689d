package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.shade.Surface;

/**
 * One drawn object: a mesh with its surfaces, turned about the vertical, scaled and placed in the
 * world.
 *
 * <p>World axes: x east, y north, z up, metres. {@code key} tells objects apart where edges are
 * smoothed. Immutable.
 */
public final class Instance {
  final Mesh mesh;
  final Mesh shadowMesh;
  final Surface[] surfaces;
  final double x;
  final double y;
  final double z;
  final double cos;
  final double sin;
  final double scale;
  final int key;
  final boolean castsShadow;

  /** Places a mesh that casts its own shadow or none; {@code yaw} as below. */
  public Instance(
      Mesh mesh,
      Surface[] surfaces,
      double x,
      double y,
      double z,
      double yaw,
      double scale,
      int key,
      boolean castsShadow) {
    this(mesh, mesh, surfaces, x, y, z, yaw, scale, key, castsShadow);
  }

  /**
   * Places a mesh and a simpler one that casts its shadow; {@code yaw} in radians,
   * counter-clockwise from the x axis seen from above.
   */
  public Instance(
      Mesh mesh,
      Mesh shadowMesh,
      Surface[] surfaces,
      double x,
      double y,
      double z,
      double yaw,
      double scale,
      int key,
      boolean castsShadow) {
    this.mesh = mesh;
    this.shadowMesh = shadowMesh;
    this.surfaces = surfaces;
    this.x = x;
    this.y = y;
    this.z = z;
    this.cos = StrictMath.cos(yaw);
    this.sin = StrictMath.sin(yaw);
    this.scale = scale;
    this.key = key;
    this.castsShadow = castsShadow;
  }

  Instance shadow() {
    return shadowMesh == mesh ? this : new Instance(this);
  }

  private Instance(Instance caster) {
    this.mesh = caster.shadowMesh;
    this.shadowMesh = caster.shadowMesh;
    this.surfaces = caster.surfaces;
    this.x = caster.x;
    this.y = caster.y;
    this.z = caster.z;
    this.cos = caster.cos;
    this.sin = caster.sin;
    this.scale = caster.scale;
    this.key = caster.key;
    this.castsShadow = true;
  }

  /** Returns where a point of the mesh is in the world. */
  double worldX(double localX, double localY) {
    return x + scale * (cos * localX - sin * localY);
  }

  double worldY(double localX, double localY) {
    return y + scale * (sin * localX + cos * localY);
  }

  double centreX() {
    return worldX(mesh.centreX, mesh.centreY);
  }

  double centreY() {
    return worldY(mesh.centreX, mesh.centreY);
  }

  /** Returns the height of the centre where it stands on land. */
  double centreZ(Relief relief) {
    return z + scale * mesh.centreZ + relief.at(centreX(), centreY());
  }

  /** Returns the radius of a sphere around that centre that holds the mesh, bent by the land. */
  double radius(Relief relief) {
    return scale * mesh.radius * (1 + relief.steepest);
  }
}

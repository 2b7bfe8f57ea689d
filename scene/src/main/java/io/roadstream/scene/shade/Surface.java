package io.roadstream.scene.shade;

import java.util.Optional;

/**
 * What fills a mesh's surface slot: how it looks, what class it is, whether its back is visible,
 * and where it has holes.
 */
public final class Surface {
  /** The look. */
  public final Material material;

  /** The Cityscapes trainId, 0..18. */
  public final byte trainId;

  /** Whether triangles facing away are drawn too. */
  public final boolean twoSided;

  /** Whether the normal is turned towards the viewer where the back is seen. */
  public final boolean turnsNormal;

  /** The cut-out pattern in material coordinates u, v. */
  private final Optional<AlphaMask> alpha;

  private Surface(
      Material material,
      int trainId,
      boolean twoSided,
      boolean turnsNormal,
      Optional<AlphaMask> alpha) {
    this.material = material;
    this.trainId = (byte) trainId;
    this.twoSided = twoSided;
    this.turnsNormal = turnsNormal;
    this.alpha = alpha;
  }

  /** Returns a solid surface, visible from its front. */
  public static Surface solid(Material material, int trainId) {
    return new Surface(material, trainId, false, false, Optional.empty());
  }

  /** Returns a solid surface, visible from both sides. */
  public static Surface sheet(Material material, int trainId) {
    return new Surface(material, trainId, true, true, Optional.empty());
  }

  /** Returns a surface with holes, visible from both sides. */
  public static Surface cutOut(Material material, int trainId, AlphaMask mask) {
    return new Surface(material, trainId, true, true, Optional.of(mask));
  }

  /** Returns leaves: holes, visible from both sides, lit by the crown's own normals. */
  public static Surface foliage(Material material, int trainId, AlphaMask mask) {
    return new Surface(material, trainId, true, false, Optional.of(mask));
  }

  /** Returns the cut-out pattern, if the surface has holes. */
  public Optional<AlphaMask> alpha() {
    return alpha;
  }
}

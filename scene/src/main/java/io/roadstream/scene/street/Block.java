package io.roadstream.scene.street;

import io.roadstream.scene.raster.Instance;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in one block: drawn things, trees in several levels of detail, lamps and contact
 * shadows.
 */
final class Block {
  /** A tree; {@code levels} begins with the finest. */
  record Tree(List<Instance> levels, double x, double y) {}

  record Spot(
      double s,
      double t,
      double yaw,
      double halfLength,
      double halfWidth,
      double soft,
      double strength) {}

  final List<Instance> things = new ArrayList<>();
  final List<Tree> trees = new ArrayList<>();
  final List<double[]> lamps = new ArrayList<>();
  final List<Spot> spots = new ArrayList<>();
  final double from;
  final double to;

  Block(double from, double to) {
    this.from = from;
    this.to = to;
  }
}

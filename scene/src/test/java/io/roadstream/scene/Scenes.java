package io.roadstream.scene;

import io.roadstream.scene.raster.Relief;

/** Small scenes for tests. */
final class Scenes {
  private Scenes() {}

  static SceneSettings.Builder small(long seed) {
    return SceneSettings.builder().setSeed(seed).optSize(192, 96).optThreads(1);
  }

  static SceneFrame frame(SceneSettings settings, long index) {
    try (SceneRenderer renderer = new SceneRenderer(settings)) {
      return renderer.render(index);
    }
  }

  /** Returns how far what a pixel shows lies above the land, metres. */
  static double overLand(SceneFrame frame, Relief relief, int x, int y) {
    double[] ray = ray(frame, x, y);
    double depth = frame.depth()[y * frame.width() + x];
    CameraPose eye = frame.pose();
    double land = relief.at(eye.x() + depth * ray[0], eye.y() + depth * ray[1]);
    return eye.z() + depth * ray[2] - land;
  }

  /** Returns the ray (depth 1) through a pixel's centre in world axes. */
  static double[] ray(SceneFrame frame, double px, double py) {
    double[][] axes = frame.pose().axes();
    double dx = (px - frame.intrinsics().cx()) / frame.intrinsics().fx();
    double dy = (py - frame.intrinsics().cy()) / frame.intrinsics().fy();
    double[] ray = new double[3];
    for (int i = 0; i < 3; i++) {
      ray[i] = axes[0][i] * dx + axes[1][i] * dy + axes[2][i];
    }
    return ray;
  }
}

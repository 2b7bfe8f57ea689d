package io.roadstream.scene;

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

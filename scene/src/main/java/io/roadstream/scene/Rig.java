package io.roadstream.scene;

import io.roadstream.scene.mesh.Rng;

/** The recording car's camera: its intrinsics and how it sits and sways. */
final class Rig {
  private final CameraIntrinsics intrinsics;
  private final double height;
  private final double pitch;
  private final double roll;
  private final double yaw;
  private final double swayRate;
  private final double swayPhase;

  Rig(SceneSettings settings, Rng rng) {
    CityStyle style = settings.style();
    double f = rng.range(style.focalLength()[0], style.focalLength()[1]) * settings.width();
    double cx = (settings.width() - 1) / 2.0 + rng.range(-0.01, 0.01) * settings.width();
    double cy = (settings.height() - 1) / 2.0 + rng.range(-0.015, 0.015) * settings.height();
    intrinsics = new CameraIntrinsics(f, f, cx, cy, rng.range(0.18, 0.24));
    height = rng.range(style.cameraHeight()[0], style.cameraHeight()[1]);
    pitch = rng.range(style.cameraPitch()[0], style.cameraPitch()[1]);
    roll = rng.normal() * 0.006;
    yaw = rng.normal() * 0.025;
    swayRate = rng.range(1.2, 2.6);
    swayPhase = rng.range(0, 6.28);
  }

  CameraIntrinsics intrinsics() {
    return intrinsics;
  }

  CameraPose pose(double[] ego, double time) {
    double sway = StrictMath.sin(swayRate * time + swayPhase);
    double slow = StrictMath.sin(0.37 * time + swayPhase);
    return new CameraPose(
        ego[3],
        ego[4],
        height + 0.012 * sway,
        ego[2] + yaw + 0.02 * slow,
        pitch + 0.0035 * sway,
        roll + 0.003 * slow);
  }
}

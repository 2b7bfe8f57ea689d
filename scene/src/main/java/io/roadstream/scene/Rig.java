package io.roadstream.scene;

import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.raster.Relief;

/** The recording car's camera: its intrinsics and how it sits, sways and follows the land. */
final class Rig {
  private final CameraIntrinsics intrinsics;
  private final Relief relief;
  private final double height;
  private final double pitch;
  private final double roll;
  private final double yaw;
  private final double swayRate;
  private final double swayPhase;

  Rig(SceneSettings settings, Relief relief, Rng rng) {
    this.relief = relief;
    CityStyle.Mount mount = settings.style().mount();
    double f = rng.range(mount.focalLength()[0], mount.focalLength()[1]) * settings.width();
    double cx = (settings.width() - 1) / 2.0 + rng.range(-0.01, 0.01) * settings.width();
    double cy = (settings.height() - 1) / 2.0 + rng.range(-0.015, 0.015) * settings.height();
    intrinsics = new CameraIntrinsics(f, f, cx, cy, rng.range(0.18, 0.24));
    height = rng.range(mount.height()[0], mount.height()[1]);
    pitch = rng.range(mount.pitch()[0], mount.pitch()[1]);
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
    double x = ego[3];
    double y = ego[4];
    double climb = StrictMath.atan(relief.slope(x, y, ego[2]));
    double tilt = StrictMath.atan(relief.slope(x, y, ego[2] + Math.PI / 2));
    return new CameraPose(
        x,
        y,
        relief.at(x, y) + height + 0.012 * sway,
        ego[2] + yaw + 0.02 * slow,
        pitch + 0.0035 * sway - climb,
        roll + 0.003 * slow + tilt);
  }
}

package io.roadstream.scene;

import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.raster.Camera;
import io.roadstream.scene.raster.Developer;
import io.roadstream.scene.raster.ImagePass;
import io.roadstream.scene.raster.Instance;
import io.roadstream.scene.raster.Relief;
import io.roadstream.scene.raster.ShadowPass;
import io.roadstream.scene.raster.Workers;
import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.ShadowMap;
import io.roadstream.scene.street.Street;
import java.util.List;

/**
 * Renders any frame of one scene: the same settings and index give the same bits, in whatever order
 * and with however many threads.
 *
 * <p>Holds buffers and threads for reuse; close it after use. One frame at a time.
 */
public final class SceneRenderer implements AutoCloseable {
  private static final double SHADOW_REACH = 62;
  private static final int ROWS = 16;

  private final SceneSettings settings;
  private final Workers workers;
  private final Street street;
  private final Atmosphere atmosphere;
  private final Relief relief;
  private final Rig rig;
  private final ShadowMap shadows = new ShadowMap();
  private final GroundMap ground = new GroundMap();
  private final ShadowPass shadowPass;
  private final ImagePass imagePass;
  private final Developer developer;

  /** Lays out the scene and makes the buffers. */
  public SceneRenderer(SceneSettings settings) {
    this.settings = settings;
    Rng rng = Rng.of(settings.seed(), 500);
    Weather drawn = Atmosphere.draw(rng, settings.style().sky());
    this.atmosphere = new Atmosphere(settings.weather().orElse(drawn), rng, settings.style().sky());
    this.workers = new Workers(settings.threads());
    this.street = new Street(settings.seed(), settings.style());
    this.relief = relief(settings);
    this.rig = new Rig(settings, relief, Rng.of(settings.seed(), 501));
    this.shadowPass = new ShadowPass(workers, relief);
    this.imagePass =
        new ImagePass(
            settings.width(),
            settings.height(),
            workers,
            relief,
            atmosphere.light,
            shadows,
            ground);
    Rng sensor = Rng.of(settings.seed(), 502);
    float noise = (float) (sensor.range(0.6, 2.4) * (atmosphere.light.night() > 0 ? 2.2 : 1));
    this.developer =
        new Developer(
            settings.seed(),
            atmosphere.gain,
            sensor.rangef(0.02, 0.22),
            noise,
            sensor.rangef(0.92, 1.1));
  }

  /** Returns the lie of a scene's land. */
  static Relief relief(SceneSettings settings) {
    return Relief.draw(Rng.of(settings.seed(), 503), settings.style().land().slope());
  }

  /** Returns the settings. */
  public SceneSettings settings() {
    return settings;
  }

  /** Returns the scene's weather. */
  public Weather weather() {
    return atmosphere.weather;
  }

  /** Renders the frame of the given number, from 0. */
  public SceneFrame render(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("Frame index is " + index + ", but must be at least 0");
    }
    int width = settings.width();
    int height = settings.height();
    double time = index / settings.fps();
    CameraIntrinsics in = rig.intrinsics();
    CameraPose pose = rig.pose(street.ego(time), time);
    List<Instance> things = street.at(time, ground);
    double[] eye = {pose.x(), pose.y(), pose.z()};
    double[][] axes = pose.axes();
    Camera camera = new Camera(eye, axes[0], axes[1], axes[2], in.fx(), in.fy(), in.cx(), in.cy());
    if (atmosphere.shadows) {
      double x = eye[0] + axes[2][0] * SHADOW_REACH * 0.8;
      double y = eye[1] + axes[2][1] * SHADOW_REACH * 0.8;
      double[] centre = {x, y, relief.at(x, y)};
      shadowPass.render(
          things, atmosphere.light.sun(), centre, camera, imagePass, SHADOW_REACH, shadows);
    } else {
      shadows.disable();
    }
    double eyeHeight = pose.z() - relief.at(pose.x(), pose.y());
    ImagePass.View view = imagePass.render(things, camera, eyeHeight, true);
    ImagePass.Truth truth = view.truth();
    byte[] left = develop(view.linear(), index, 0);
    byte[] right = {};
    if (settings.rightView()) {
      Camera second = camera.movedRight(in.baseline());
      shadows.moveEye(second.eye()[0] - eye[0], second.eye()[1] - eye[1], second.eye()[2] - eye[2]);
      right = develop(imagePass.render(things, second, eyeHeight, false).linear(), index, 1);
    }
    return new SceneFrame(
        index,
        Math.round(time * 1e6),
        width,
        height,
        left,
        right,
        truth.trainIds(),
        truth.depth(),
        truth.instances(),
        in,
        pose);
  }

  private byte[] develop(float[] linear, long index, int view) {
    int width = settings.width();
    int height = settings.height();
    byte[] out = new byte[width * height * 3];
    workers.run(
        (height + ROWS - 1) / ROWS,
        (band, worker) ->
            developer.run(
                linear,
                out,
                width,
                height,
                band * ROWS,
                Math.min(height, band * ROWS + ROWS),
                index,
                view));
    return out;
  }

  @Override
  public void close() {
    workers.close();
  }
}

package io.roadstream.trainer.data;

import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.scene.CameraIntrinsics;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Renders each sample when it is asked for, on the caller's thread and one at a time. Neighbouring
 * indices belong to one scene, which is laid out once for them.
 */
public final class SceneSource implements SampleSource {

  private final SceneQuery query;
  private final GridSampler sampler;
  private @Nullable SceneRenderer renderer;

  /** The scenes of a query, brought to a grid. */
  public SceneSource(SceneQuery query, GridSampler sampler) {
    this.query = query;
    this.sampler = sampler;
  }

  @Override
  public String description() {
    return query.toString();
  }

  @Override
  public int size() {
    return query.size();
  }

  @Override
  public synchronized LabelledSample get(int index) {
    long seed = query.split().seed(query.seed(), index / query.frames());
    long frame = (long) (index % query.frames()) * query.interval();
    SceneFrame rendered = rendererOf(seed).render(frame);
    return sampler.sample(
        "scene " + seed + " frame " + frame,
        new RgbImage(rendered.width(), rendered.height(), rendered.left()),
        new ClassMask(rendered.width(), rendered.height(), rendered.trainIds()),
        rendered.depth(),
        camera(rendered));
  }

  /** The camera of a rendered scene. */
  public static Intrinsics camera(SceneFrame frame) {
    CameraIntrinsics camera = frame.intrinsics();
    return new Intrinsics(camera.fx(), camera.fy(), camera.cx(), camera.cy());
  }

  private SceneRenderer rendererOf(long seed) {
    SceneRenderer current = renderer;
    if (current == null || current.settings().seed() != seed) {
      close();
      current = new SceneRenderer(query.settings(seed).build());
      renderer = current;
    }
    return current;
  }

  @Override
  public synchronized void close() {
    if (renderer != null) {
      renderer.close();
      renderer = null;
    }
  }
}

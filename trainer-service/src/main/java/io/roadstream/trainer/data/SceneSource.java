package io.roadstream.trainer.data;

import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;

/** Renders each sample when it is asked for. */
public final class SceneSource implements SampleSource {

  private final SceneQuery query;
  private final GridSampler sampler;

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
  public LabelledSample get(int index) {
    long seed = query.split().seed(query.seed(), index / query.frames());
    long frame = (long) (index % query.frames()) * query.interval();
    SceneSettings settings =
        SceneSettings.builder()
            .setSeed(seed)
            .optSize(query.width(), query.height())
            .optThreads(1)
            .build();
    try (SceneRenderer renderer = new SceneRenderer(settings)) {
      SceneFrame rendered = renderer.render(frame);
      return sampler.sample(
          "scene " + seed + " frame " + frame,
          new RgbImage(rendered.width(), rendered.height(), rendered.left()),
          new ClassMask(rendered.width(), rendered.height(), rendered.trainIds()),
          rendered.depth());
    }
  }
}

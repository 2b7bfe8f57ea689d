package io.roadstream.trainer.data;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;

/** Samples of another source with one kind of label taken away. */
public final class OneLabelSource implements SampleSource {

  private final SampleSource source;
  private final boolean classes;

  /**
   * @param source is closed with this
   * @param classes true to keep the classes, false to keep the depth
   */
  public OneLabelSource(SampleSource source, boolean classes) {
    this.source = source;
    this.classes = classes;
  }

  @Override
  public String description() {
    return source.description() + (classes ? " (classes alone)" : " (depth alone)");
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public LabelledSample get(int index) {
    LabelledSample sample = source.get(index);
    int width = sample.width();
    int height = sample.height();
    if (classes) {
      return new LabelledSample(
          sample.id(),
          sample.image(),
          sample.mask(),
          new DepthCodes(width, height, new short[width * height]));
    }
    byte[] unknown = new byte[width * height];
    Arrays.fill(unknown, (byte) ClassMask.VOID);
    return new LabelledSample(
        sample.id(), sample.image(), new ClassMask(width, height, unknown), sample.depth());
  }

  @Override
  public void close() {
    source.close();
  }
}

package io.roadstream.trainer.sample;

import io.roadstream.trainer.data.GridSampler;
import io.roadstream.trainer.data.LabelledSample;
import io.roadstream.trainer.data.SampleSource;
import java.util.List;

/** Samples of the mirror, brought onto a grid. Thread-safe. */
public final class MirroredSource implements SampleSource {

  private final SampleCache cache;
  private final List<SampleEntry> entries;
  private final GridSampler sampler;
  private final String description;
  private final SampleDecoder decoder = new SampleDecoder();

  /**
   * @param entries at least one
   * @param description what they are, the same for the same samples
   */
  public MirroredSource(
      SampleCache cache, List<SampleEntry> entries, GridSampler sampler, String description) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("there are no samples in " + description);
    }
    this.cache = cache;
    this.entries = List.copyOf(entries);
    this.sampler = sampler;
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public LabelledSample get(int index) {
    SampleEntry entry = entries.get(index);
    DecodedSample sample = decoder.decode(cache.read(entry));
    return sampler.sample(
        "sample " + entry.sampleId(),
        sample.image(),
        sample.mask(),
        sample.depth().metres(),
        sample.camera());
  }
}

package io.roadstream.trainer.data;

import java.util.List;

/**
 * Several sources as one. With weights, each gets its share of the samples: the list is as long as
 * needed for every sample to be in it at least once, and the sources with fewer samples than their
 * share come round again.
 */
public final class MixedSource implements SampleSource {

  private final List<SampleSource> sources;

  /** Index of the first sample that is no longer of the source. */
  private final int[] ends;

  /**
   * @param weights positive, one for each source; or none, and each sample is in the list once
   */
  public MixedSource(List<SampleSource> sources, List<Double> weights) {
    this.sources = List.copyOf(sources);
    this.ends = new int[sources.size()];
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    double length = 0;
    for (int i = 0; i < weights.size(); i++) {
      length = Math.max(length, sources.get(i).size() * total / weights.get(i));
    }
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      int share =
          weights.isEmpty()
              ? sources.get(i).size()
              : (int) Math.round(length * weights.get(i) / total);
      end = Math.addExact(end, share);
      ends[i] = end;
    }
  }

  @Override
  public String description() {
    return String.join(" + ", sources.stream().map(SampleSource::description).toList());
  }

  @Override
  public int size() {
    return ends[ends.length - 1];
  }

  @Override
  public LabelledSample get(int index) {
    int source = 0;
    while (index >= ends[source]) {
      source++;
    }
    int start = source == 0 ? 0 : ends[source - 1];
    SampleSource chosen = sources.get(source);
    return chosen.get((index - start) % chosen.size());
  }

  @Override
  public void close() {
    sources.forEach(SampleSource::close);
  }
}

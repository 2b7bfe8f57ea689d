package io.roadstream.trainer;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.loop.TrainingData;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Opens data on each grid that is asked for, once. One thread at a time. */
public final class OpenedData implements TrainingData {

  private final DataMix train;
  private final DataMix validation;
  private final Depth depth;
  private final Path cache;
  private final Map<Input, SampleSource> trainByGrid = new HashMap<>();
  private final Map<Input, SampleSource> validationByGrid = new HashMap<>();

  /**
   * @param cache folder in which prepared samples are kept
   */
  public OpenedData(DataMix train, DataMix validation, Depth depth, Path cache) {
    this.train = train;
    this.validation = validation;
    this.depth = depth;
    this.cache = cache;
  }

  @Override
  public String description() {
    return train.toString();
  }

  @Override
  public SampleSource train(Input grid) {
    return trainByGrid.computeIfAbsent(grid, each -> train.open(each, depth, cache));
  }

  @Override
  public SampleSource validation(Input grid) {
    return validationByGrid.computeIfAbsent(grid, each -> validation.open(each, depth, cache));
  }

  @Override
  public void close() {
    trainByGrid.values().forEach(SampleSource::close);
    validationByGrid.values().forEach(SampleSource::close);
  }
}

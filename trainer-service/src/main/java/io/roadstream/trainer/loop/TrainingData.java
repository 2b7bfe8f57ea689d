package io.roadstream.trainer.loop;

import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.trainer.data.SampleSource;

/** Where a run's samples come from, on whatever grid a phase asks for. */
public interface TrainingData extends AutoCloseable {

  /** What the training data is, whatever the grid: a checkpoint can be continued on the same. */
  String description();

  /** Samples to train on; closed with this. */
  SampleSource train(Input grid);

  /** Samples to validate on; closed with this. */
  SampleSource validation(Input grid);

  @Override
  default void close() {}

  /** Data of one grid, whatever is asked for. The sources are not closed. */
  static TrainingData of(SampleSource train, SampleSource validation) {
    return new TrainingData() {
      @Override
      public String description() {
        return train.description();
      }

      @Override
      public SampleSource train(Input grid) {
        return train;
      }

      @Override
      public SampleSource validation(Input grid) {
        return validation;
      }
    };
  }
}

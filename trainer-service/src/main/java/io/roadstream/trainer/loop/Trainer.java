package io.roadstream.trainer.loop;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.trainer.augment.Augmenter;
import io.roadstream.trainer.checkpoint.Checkpoints;
import io.roadstream.trainer.checkpoint.Checkpoints.Checkpoint;
import io.roadstream.trainer.checkpoint.Position;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.evaluation.Validator;
import io.roadstream.trainer.loss.MultiTaskLoss.Parts;
import io.roadstream.trainer.network.Adam;
import io.roadstream.trainer.network.NativeAllocator;
import io.roadstream.trainer.network.TorchNetwork;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains a bundle's network on labelled samples. A run that was killed goes on from its last
 * checkpoint with the batches and rates that it would have had.
 *
 * <p>One thread trains; another prepares batches. Native memory is freed step by step.
 */
public final class Trainer {

  private final TrainerSettings settings;
  private final SampleSource train;
  private final SampleSource validation;
  private final TrainingListener listener;

  public Trainer(
      TrainerSettings settings,
      SampleSource train,
      SampleSource validation,
      TrainingListener listener) {
    this.settings = settings;
    this.train = train;
    this.validation = validation;
    this.listener = listener;
  }

  /**
   * Trains to the last step and validates.
   *
   * @return the trained network, which the caller closes, and its scores
   * @throws IllegalArgumentException if a checkpoint belongs to a run with other settings
   * @throws ArithmeticException if the gradient is no longer finite
   */
  public TrainedNetwork run() throws InterruptedException {
    NativeAllocator.keepFreedMemory();
    ModelBundle start = new BundleLoader().load(settings.start());
    DepthCodec codec = start.manifest().depth().codec();
    Augmenter augmenter = new Augmenter(settings.augment(), start.manifest().input(), codec);
    Validator validator = new Validator(start.manifest().input(), codec);
    Checkpoints checkpoints = new Checkpoints(settings.work());
    Optional<Checkpoint> resumed = settings.resume() ? checkpoints.latest() : Optional.empty();
    resumed.ifPresent(this::check);
    if (resumed.isEmpty()) {
      checkpoints.clear();
    }
    Path weights =
        resumed.map(Checkpoint::model).orElse(start.folder().resolve(BundleLoader.TORCHSCRIPT));
    TorchNetwork network = TorchNetwork.load(weights, Device.cpu());
    JniUtils.setNumThreads(settings.threads());
    try (Adam adam = new Adam(network, settings.clip())) {
      resumed.ifPresent(checkpoint -> checkpoint.restore(adam));
      int first = resumed.map(checkpoint -> checkpoint.position().step()).orElse(0);
      try (BatchLoader loader = new BatchLoader(train, augmenter, settings, first)) {
        Meter meter = new Meter(settings);
        for (int step = first; step < settings.steps(); step++) {
          meter.add(step(network, adam, loader.take(), settings.schedule().rate(step)));
          int done = step + 1;
          if (done % settings.logEvery() == 0 || done == settings.steps()) {
            listener.onStep(meter.report(done, settings.schedule().rate(step)));
          }
          if (done % settings.checkpointEvery() == 0 || done == settings.steps()) {
            checkpoints.save(network, adam, position(done));
          }
          if (settings.validateEvery() > 0
              && done % settings.validateEvery() == 0
              && done < settings.steps()) {
            listener.onScores(done, validator.score(network, validation));
            meter.restart();
          }
        }
      }
      Scores scores = validator.score(network, validation);
      listener.onScores(settings.steps(), scores);
      return new TrainedNetwork(network, start, scores);
    } catch (RuntimeException | InterruptedException e) {
      network.close();
      throw e;
    }
  }

  private Position position(int step) {
    return new Position(step, settings.identity(train.description()));
  }

  private void check(Checkpoint checkpoint) {
    String here = settings.identity(train.description());
    if (!here.equals(checkpoint.position().run())) {
      throw new IllegalArgumentException(
          "the checkpoint in "
              + settings.work()
              + " is of another run ("
              + checkpoint.position().run()
              + "), this one is ("
              + here
              + "); use its settings, another folder, or do not resume");
    }
  }

  private StepLosses step(TorchNetwork network, Adam adam, Batch batch, double rate) {
    try (NDManager scope = network.manager().newSubManager()) {
      double segmentation;
      double depth;
      try (GradientCollector gradients = scope.getEngine().newGradientCollector()) {
        Parts parts =
            settings.loss().of(network.forward(batch.images(scope), true), batch.targets(scope));
        segmentation = parts.segmentation().getFloat();
        depth = parts.depth().getFloat();
        gradients.backward(parts.total());
      }
      return new StepLosses(segmentation, depth, adam.step(rate));
    }
  }

  /** The losses of one step and its gradient's norm. */
  record StepLosses(double segmentation, double depth, double norm) {}
}

package io.roadstream.trainer.loop;

import static java.util.stream.Collectors.joining;

import ai.djl.ndarray.NDArray;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.engine.DeviceChoice;
import io.roadstream.perception.engine.TorchDevices;
import io.roadstream.trainer.augment.Augmenter;
import io.roadstream.trainer.checkpoint.Checkpoints;
import io.roadstream.trainer.checkpoint.Checkpoints.Checkpoint;
import io.roadstream.trainer.checkpoint.Position;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.evaluation.Validator;
import io.roadstream.trainer.loss.ClassShares;
import io.roadstream.trainer.loss.LossSettings.Balance;
import io.roadstream.trainer.loss.LossSettings.ClassWeights;
import io.roadstream.trainer.loss.MultiTaskLoss;
import io.roadstream.trainer.loss.TaskBalance;
import io.roadstream.trainer.network.Lanes;
import io.roadstream.trainer.network.NativeAllocator;
import io.roadstream.trainer.network.Optimiser;
import io.roadstream.trainer.network.TorchNetwork;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a bundle's network on labelled samples, phase by phase. A run that was killed goes on from
 * its last checkpoint with the batches and rates that it would have had.
 *
 * <p>One thread trains, or one for each of the batches that make up a step; others prepare batches.
 * Native memory is freed step by step.
 */
public final class Trainer {

  /** Shares of classes are counted on so many samples at most. */
  private static final int SHARES_OF = 500;

  private final TrainerSettings settings;
  private final Recipe recipe;
  private final TrainingData data;
  private final TrainingListener listener;
  private final TrainingControl control;
  private final Checkpoints checkpoints;

  /**
   * A run; it begins with {@link #run}.
   *
   * @param settings what to start from, where to keep checkpoints, and the recipe
   * @param data stays the caller's
   * @param listener is told of progress on the thread that trains
   * @param control ends the run early
   */
  public Trainer(
      TrainerSettings settings,
      TrainingData data,
      TrainingListener listener,
      TrainingControl control) {
    this.settings = settings;
    this.recipe = settings.recipe();
    this.data = data;
    this.listener = listener;
    this.control = control;
    this.checkpoints = new Checkpoints(settings.work());
  }

  /**
   * Trains to the last step and validates.
   *
   * @return the trained network, which the caller closes, and its scores
   * @throws IllegalArgumentException if a checkpoint belongs to a run with other settings
   * @throws io.roadstream.trainer.network.DivergenceException if the gradient is no longer finite
   * @throws TrainingCancelledException if the control says so; a checkpoint is written
   */
  public TrainedNetwork run() throws InterruptedException {
    NativeAllocator.keepFreedMemory();
    ModelBundle start = new BundleLoader().load(settings.start());
    Optional<Checkpoint> resumed = settings.resume() ? checkpoints.latest() : Optional.empty();
    resumed.ifPresent(this::check);
    if (resumed.isEmpty()) {
      checkpoints.clear();
    }
    List<PhasePlan> plans = PhasePlan.of(recipe, data, start.manifest().input());
    listener.onStart(stepOf(resumed), plans.get(plans.size() - 1).end());
    Path weights =
        resumed.map(Checkpoint::model).orElse(start.folder().resolve(BundleLoader.TORCHSCRIPT));
    TorchNetwork network =
        TorchNetwork.load(weights, TorchDevices.resolve(DeviceChoice.parse(recipe.device())));
    try {
      Scores scores = train(new Session(network, start, plans), resumed);
      return new TrainedNetwork(network, start, scores);
    } catch (RuntimeException | InterruptedException e) {
      network.close();
      throw e;
    }
  }

  private Scores train(Session session, Optional<Checkpoint> resumed) throws InterruptedException {
    int done = stepOf(resumed);
    resumed.ifPresent(checkpoint -> checkpoint.restore(session.balance));
    for (PhasePlan plan : session.plans) {
      if (done < plan.end()) {
        try (Optimiser optimiser =
            new Optimiser(session.network.manager(), session.parameters, recipe.optimiser())) {
          if (done > plan.first()) {
            resumed.ifPresent(checkpoint -> checkpoint.restore(optimiser));
          }
          phase(session, plan, optimiser, done);
        }
        done = plan.end();
      }
    }
    PhasePlan last = session.plans.get(session.plans.size() - 1);
    return score(session, last, session.steps);
  }

  private static int stepOf(Optional<Checkpoint> resumed) {
    return resumed.map(checkpoint -> checkpoint.position().step()).orElse(0);
  }

  private void phase(Session session, PhasePlan plan, Optimiser optimiser, int done)
      throws InterruptedException {
    Augmenter augmenter =
        new Augmenter(recipe.augment(), plan.phase().crop(plan.grid()), plan.grid(), session.codec);
    try (Lanes lanes = recipe.lanes(session.network, plan.phase());
        BatchLoader loader =
            new BatchLoader(
                plan.samples(),
                augmenter,
                recipe,
                plan.phase(),
                done - plan.first(),
                plan.steps())) {
      PhaseRun run = new PhaseRun(lanes, optimiser, session.loss);
      Meter meter = new Meter();
      for (int step = done + 1; step <= plan.end(); step++) {
        meter.add(run.step(loader.take(), plan.rate(step - 1)));
        boolean end = step == plan.end();
        if (step % recipe.logEvery() == 0 || end) {
          listener.onStep(meter.report(plan, step, session.steps));
        }
        boolean cancelled = control.isCancelled();
        if (step % recipe.checkpointEvery() == 0 || end || cancelled) {
          Position position = new Position(step, recipe.identity(data.description()));
          checkpoints.save(session.network, optimiser, session.balance, position);
        }
        if (cancelled && step < session.steps) {
          throw new TrainingCancelledException(step, settings.work());
        }
        if (isValidated(step, end) && step < session.steps) {
          score(session, plan, step);
          meter.restart();
        }
      }
    }
  }

  private boolean isValidated(int step, boolean end) {
    return end || (recipe.validateEvery() > 0 && step % recipe.validateEvery() == 0);
  }

  private Scores score(Session session, PhasePlan plan, int step) {
    Scores scores =
        new Validator(plan.grid(), session.codec)
            .score(session.network, data.validation(plan.grid()));
    listener.onScores(step, scores);
    return scores;
  }

  private void check(Checkpoint checkpoint) {
    List<String> here = recipe.identity(data.description()).lines().toList();
    List<String> there = checkpoint.position().run().lines().toList();
    if (!here.equals(there)) {
      throw new IllegalArgumentException(
          ("the checkpoint in %s is of another run: there %s, here %s; "
                  + "use its settings, another folder, or do not resume")
              .formatted(settings.work(), without(there, here), without(here, there)));
    }
  }

  private static String without(List<String> parts, List<String> others) {
    return parts.stream().filter(part -> !others.contains(part)).collect(joining(", "));
  }

  /** What lasts from the first phase to the last. */
  private final class Session {

    final TorchNetwork network;
    final List<PhasePlan> plans;
    final int steps;
    final DepthCodec codec;
    final TaskBalance balance;
    final MultiTaskLoss loss;
    final Map<String, NDArray> parameters;

    Session(TorchNetwork network, ModelBundle start, List<PhasePlan> plans) {
      this.network = network;
      this.plans = plans;
      this.steps = plans.get(plans.size() - 1).end();
      this.codec = start.manifest().depth().codec();
      this.balance = new TaskBalance(network.manager());
      this.loss = new MultiTaskLoss(recipe.loss(), balance, classWeights(plans.get(0).samples()));
      this.parameters = new LinkedHashMap<>(network.parameters());
      if (recipe.loss().balance() == Balance.UNCERTAINTY) {
        parameters.putAll(balance.parameters());
      }
    }
  }

  private float[] classWeights(SampleSource samples) {
    if (recipe.loss().classWeights() == ClassWeights.NONE) {
      return new float[0];
    }
    ClassShares shares = new ClassShares();
    int stride = Math.max(1, samples.size() / SHARES_OF);
    for (int i = 0; i < samples.size(); i += stride) {
      shares.add(samples.get(i).mask());
      listener.onCounted(i / stride + 1, (samples.size() + stride - 1) / stride);
    }
    return shares.weights();
  }
}

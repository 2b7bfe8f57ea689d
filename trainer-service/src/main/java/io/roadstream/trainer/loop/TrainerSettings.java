package io.roadstream.trainer.loop;

import static java.util.Objects.requireNonNull;

import io.roadstream.trainer.augment.AugmentSettings;
import io.roadstream.trainer.loss.DepthLoss;
import io.roadstream.trainer.loss.MultiTaskLoss;
import io.roadstream.trainer.schedule.OneCycle;
import java.nio.file.Path;

/**
 * What a training run is made of.
 *
 * @param start bundle whose weights, grid and graph the run starts from
 * @param work folder for checkpoints
 * @param schedule learning rates and, with them, the number of steps
 * @param batch samples in a step, at least 1; an epoch's last batch may be smaller
 * @param augment how samples are changed
 * @param loss what is minimised
 * @param clip the gradient's norm is limited to this
 * @param seed decides the order of samples and how each is changed
 * @param threads of libtorch; they are engine-wide
 * @param logEvery steps between two reports, at least 1
 * @param validateEvery steps between two validations; 0 for one at the end alone
 * @param checkpointEvery steps between two checkpoints, at least 1
 * @param resume whether to go on from the last checkpoint where there is one
 */
public record TrainerSettings(
    Path start,
    Path work,
    OneCycle schedule,
    int batch,
    AugmentSettings augment,
    MultiTaskLoss loss,
    double clip,
    long seed,
    int threads,
    int logEvery,
    int validateEvery,
    int checkpointEvery,
    boolean resume) {

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public TrainerSettings {
    requireNonNull(start, "start is null");
    requireNonNull(work, "work is null");
    if (batch < 1 || threads < 1 || logEvery < 1 || checkpointEvery < 1 || validateEvery < 0) {
      throw new IllegalArgumentException(
          "batch, threads, log and checkpoint intervals must be at least 1 and the validation"
              + " interval at least 0, not "
              + batch
              + ", "
              + threads
              + ", "
              + logEvery
              + ", "
              + checkpointEvery
              + " and "
              + validateEvery);
    }
    if (!(clip > 0)) {
      throw new IllegalArgumentException("clip must be above 0, not " + clip);
    }
  }

  /** Number of steps of the whole run. */
  public int steps() {
    return schedule.steps();
  }

  /** A builder with the defaults: one thread and what learns fast on one core. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects settings. */
  public static final class Builder {

    private Path start = Path.of("models", "roadstream-street");
    private Path work = Path.of("target", "training");
    private int steps = 2000;
    private double rate = 2e-3;
    private double warmUp = 0.15;
    private int batch = 8;
    private int cropWidth = 320;
    private int cropHeight = 160;
    private double minZoom = 0.8;
    private double maxZoom = 1.6;
    private double flip = 0.5;
    private double jitter = 0.4;
    private DepthLoss depthLoss = DepthLoss.L1;
    private double depthWeight = 5;
    private double clip = 5;
    private long seed = 1;
    private int threads = 1;
    private int logEvery = 20;
    private int validateEvery;
    private int checkpointEvery = 100;
    private boolean resume;

    private Builder() {}

    /** Sets the bundle to start from. */
    public Builder setStart(Path value) {
      start = value;
      return this;
    }

    /** Sets the folder for checkpoints. */
    public Builder setWork(Path value) {
      work = value;
      return this;
    }

    public Builder optSteps(int value) {
      steps = value;
      return this;
    }

    /** Sets the highest learning rate. */
    public Builder optRate(double value) {
      rate = value;
      return this;
    }

    /** Sets the part of the steps in which the rate rises. */
    public Builder optWarmUp(double value) {
      warmUp = value;
      return this;
    }

    public Builder optBatch(int value) {
      batch = value;
      return this;
    }

    /** Sets the crops' size in grid cells. */
    public Builder optCrop(int width, int height) {
      cropWidth = width;
      cropHeight = height;
      return this;
    }

    public Builder optZoom(double least, double most) {
      minZoom = least;
      maxZoom = most;
      return this;
    }

    public Builder optFlip(double chance) {
      flip = chance;
      return this;
    }

    public Builder optJitter(double strength) {
      jitter = strength;
      return this;
    }

    public Builder optDepthLoss(DepthLoss loss, double weight) {
      depthLoss = loss;
      depthWeight = weight;
      return this;
    }

    public Builder optClip(double value) {
      clip = value;
      return this;
    }

    public Builder optSeed(long value) {
      seed = value;
      return this;
    }

    public Builder optThreads(int value) {
      threads = value;
      return this;
    }

    public Builder optLogEvery(int value) {
      logEvery = value;
      return this;
    }

    public Builder optValidateEvery(int value) {
      validateEvery = value;
      return this;
    }

    public Builder optCheckpointEvery(int value) {
      checkpointEvery = value;
      return this;
    }

    public Builder optResume(boolean value) {
      resume = value;
      return this;
    }

    /** Returns the checked settings. */
    public TrainerSettings build() {
      return new TrainerSettings(
          start,
          work,
          new OneCycle(rate, steps, warmUp),
          batch,
          new AugmentSettings(cropWidth, cropHeight, minZoom, maxZoom, flip, jitter),
          new MultiTaskLoss(depthLoss, depthWeight),
          clip,
          seed,
          threads,
          logEvery,
          validateEvery,
          checkpointEvery,
          resume);
    }
  }

  /** What must be the same for a checkpoint to be continued, as one line. */
  String identity(String data) {
    return String.join(
        ", ",
        schedule.toString(),
        augment.toString(),
        loss.toString(),
        "batch " + batch,
        "clip " + clip,
        "seed " + seed,
        data);
  }
}

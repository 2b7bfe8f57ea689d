package io.roadstream.trainer.loop;

import static java.util.Objects.requireNonNull;

import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.trainer.augment.CropRange;
import io.roadstream.trainer.schedule.OneCycle;

/**
 * A part of a run: one resolution, one batch size, one rise and fall of the rate.
 *
 * @param name for people
 * @param gridWidth columns of the samples; 0 for the bundle's
 * @param gridHeight rows of the samples; 0 for the bundle's
 * @param cropWidth columns of what is cut out of them; 0 for all
 * @param cropHeight rows of what is cut out of them; 0 for all
 * @param minZoom least enlargement
 * @param maxZoom greatest enlargement
 * @param batch samples that pass the network together
 * @param accumulate batches whose gradients are added up for one step
 * @param epochs how often each sample is seen, where {@code steps} is 0
 * @param steps of the optimiser, or 0
 * @param rate highest learning rate
 * @param warmUp share of the steps in which the rate rises
 */
public record Phase(
    String name,
    int gridWidth,
    int gridHeight,
    int cropWidth,
    int cropHeight,
    double minZoom,
    double maxZoom,
    int batch,
    int accumulate,
    int epochs,
    int steps,
    double rate,
    double warmUp) {

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public Phase {
    requireNonNull(name, "name is null");
    require(
        gridWidth >= 0 && gridHeight >= 0 && (gridWidth == 0) == (gridHeight == 0),
        "gridWidth and gridHeight must both be 0 or both positive, not "
            + gridWidth
            + " and "
            + gridHeight);
    require(
        cropWidth >= 0 && cropHeight >= 0 && (cropWidth == 0) == (cropHeight == 0),
        "cropWidth and cropHeight must both be 0 or both positive, not "
            + cropWidth
            + " and "
            + cropHeight);
    require(batch >= 1, "batch must be at least 1, not " + batch);
    require(accumulate >= 1, "accumulate must be at least 1, not " + accumulate);
    require(
        steps >= 0 && epochs >= 0 && steps + epochs > 0,
        "steps or epochs must be positive, not " + steps + " and " + epochs);
    require(
        minZoom > 0 && maxZoom >= minZoom && maxZoom <= 8,
        "minZoom and maxZoom need 0 < least <= most <= 8, not " + minZoom + " and " + maxZoom);
    require(
        rate > 0 && warmUp > 0 && warmUp < 1,
        "rate must be above 0 and warmUp within 0..1, not " + rate + " and " + warmUp);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Samples in a step of the optimiser; an epoch's last step may have fewer. */
  int samplesPerStep() {
    return Math.multiplyExact(batch, accumulate);
  }

  /** Steps over a data set of that size. */
  int stepsOver(int samples) {
    if (steps > 0) {
      return steps;
    }
    int each = samplesPerStep();
    return Math.multiplyExact(epochs, (samples + each - 1) / each);
  }

  /** The grid of the samples of a bundle with the given input. */
  public Input grid(Input bundle) {
    return gridWidth == 0 ? bundle : bundle.withSize(gridWidth, gridHeight);
  }

  /** What is cut out of samples of that grid. */
  public CropRange crop(Input grid) {
    return cropWidth == 0
        ? new CropRange(grid.width(), grid.height(), minZoom, maxZoom)
        : new CropRange(cropWidth, cropHeight, minZoom, maxZoom);
  }

  /** The rates of so many steps. */
  OneCycle schedule(int count) {
    return new OneCycle(rate, count, warmUp);
  }
}

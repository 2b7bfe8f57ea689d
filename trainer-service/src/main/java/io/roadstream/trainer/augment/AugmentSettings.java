package io.roadstream.trainer.augment;

import static java.util.Objects.requireNonNull;

/**
 * How samples are changed beside being cropped.
 *
 * @param flip chance that left and right are exchanged, 0..1
 * @param splice chance that two pictures of a batch exchange what lies right of a column, 0..1:
 *     more combinations of left and right than there are pictures, while above and below, which
 *     tell depth, stay together
 * @param focalTrue whether depth is divided by the zoom, so that it stays true to the apparent
 *     size; without it, an enlarged car is as far as before
 * @param maskInvalid whether void and unknown depth are left out of the losses; without it, as in
 *     the article's code, void is a class of its own and unknown depth is 1 m
 * @param photometric light, air, lens and sensor
 */
public record AugmentSettings(
    double flip,
    double splice,
    boolean focalTrue,
    boolean maskInvalid,
    PhotometricSettings photometric) {

  /** Leaves samples as they are. */
  public static final AugmentSettings NONE =
      new AugmentSettings(0, 0, true, true, PhotometricSettings.NONE);

  /**
   * @throws IllegalArgumentException if a chance is none
   */
  public AugmentSettings {
    PhotometricSettings.check("flip", flip);
    PhotometricSettings.check("splice", splice);
    requireNonNull(photometric, "photometric is null");
  }
}

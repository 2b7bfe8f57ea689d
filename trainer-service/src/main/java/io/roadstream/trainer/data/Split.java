package io.roadstream.trainer.data;

import java.util.Locale;

/**
 * A part of the endless supply of scenes. A scene's seed modulo 4 tells its split, so no scene is
 * in two of them: 0 is trained on, 1 is validated on, 2 is kept for a last test, and 3 is for
 * showing.
 */
public enum Split {
  TRAIN(0),
  VAL(1),
  TEST(2),
  DEMO(3);

  private static final long SCENES_PER_BASE = 1_000_003;

  private static final int SPLITS = 4;

  private final int remainder;

  Split(int remainder) {
    this.remainder = remainder;
  }

  /** The seed of a scene of this split; different bases and indices give different scenes. */
  public long seed(long base, long index) {
    return (base * SCENES_PER_BASE + index) * SPLITS + remainder;
  }

  /**
   * The split of a name such as {@code val}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Split of(String name) {
    for (Split split : values()) {
      if (split.toString().equals(name)) {
        return split;
      }
    }
    throw new IllegalArgumentException(
        "no split '" + name + "'; there are train, val, test and demo");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

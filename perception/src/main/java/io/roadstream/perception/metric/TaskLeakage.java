package io.roadstream.perception.metric;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;

/**
 * Where mask and depth fail together. A cell's mask fails if its class is wrong, its depth if the
 * ratio to the truth is 1.25 or more. If the heads failed for reasons of their own, depth would
 * fail as often where the class is right as where it is wrong. One thread at a time.
 */
public final class TaskLeakage {

  private static final double RATIO = 1.25;

  /**
   * Cells by what failed.
   *
   * @param neither both right
   * @param maskOnly the class is wrong, the depth right
   * @param depthOnly the depth is wrong, the class right
   * @param both wrong
   */
  public record Counts(long neither, long maskOnly, long depthOnly, long both) {

    /** How often the depth fails where the class is right. */
    public double depthFailsWhenMaskRight() {
      return (double) depthOnly / (neither + depthOnly);
    }

    /** How often the depth fails where the class is wrong. */
    public double depthFailsWhenMaskWrong() {
      return (double) both / (maskOnly + both);
    }
  }

  private final long[][] counts = new long[CityscapesClasses.COUNT][4];

  /** Counts one image's cells that have a true class and a true and predicted depth. */
  public void add(ClassMask trueMask, ClassMask mask, MetricDepth truth, MetricDepth depth) {
    for (int i = 0; i < trueMask.ids().length; i++) {
      int kind = kind(trueMask, mask, truth, depth, i);
      if (kind >= 0) {
        counts[trueMask.ids()[i] & 0xFF][kind]++;
      }
    }
  }

  /**
   * What failed in a cell: 0 nothing, 1 the mask, 2 the depth, 3 both; -1 where that cannot be
   * told.
   */
  public static int kind(
      ClassMask trueMask, ClassMask mask, MetricDepth truth, MetricDepth depth, int cell) {
    float expected = truth.metres()[cell];
    float told = depth.metres()[cell];
    if ((trueMask.ids()[cell] & 0xFF) >= CityscapesClasses.COUNT || !(expected > 0 && told > 0)) {
      return -1;
    }
    int maskFails = trueMask.ids()[cell] == mask.ids()[cell] ? 0 : 1;
    int depthFails = Math.max(told / expected, expected / told) < RATIO ? 0 : 2;
    return maskFails + depthFails;
  }

  /** Cells whose true class is the given one, trainId 0..18. */
  public Counts counts(int trainId) {
    long[] of = counts[trainId];
    return new Counts(of[0], of[1], of[2], of[3]);
  }

  /** All cells. */
  public Counts counts() {
    long[] sums = new long[4];
    for (long[] of : counts) {
      for (int kind = 0; kind < sums.length; kind++) {
        sums[kind] += of[kind];
      }
    }
    return new Counts(sums[0], sums[1], sums[2], sums[3]);
  }
}

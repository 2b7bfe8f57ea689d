package io.roadstream.trainer.gate;

/**
 * What a candidate must fulfil.
 *
 * @param minSamples samples of the new domain that are needed to judge at all
 * @param minMiouGain least rise of mIoU on the new domain; does not count where no class is known
 * @param maxOldMiouDrop greatest fall of mIoU on the old domain
 * @param maxAbsRelRise greatest rise of AbsRel on the new domain, as a share of production's
 * @param maxOldAbsRelRise greatest rise of AbsRel on the old domain, as a share of production's
 * @param minAbsRelFall least fall of AbsRel on the new domain where no class is known, as a share
 */
public record GateRules(
    int minSamples,
    double minMiouGain,
    double maxOldMiouDrop,
    double maxAbsRelRise,
    double maxOldAbsRelRise,
    double minAbsRelFall) {

  /** mIoU up by 0.01, at most 0.02 down on the old domain, depth no worse. */
  public static final GateRules DEFAULT = new GateRules(5, 0.01, 0.02, 0, 0.1, 0.02);

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public GateRules {
    if (minSamples < 1) {
      throw new IllegalArgumentException("minSamples is " + minSamples + "; use 1 or more");
    }
  }
}

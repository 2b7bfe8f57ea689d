package io.roadstream.inference.release;

import io.roadstream.perception.engine.DensePrediction;

/**
 * How far two models say the same of one frame.
 *
 * @param mask share of cells with the same class
 * @param depth mean difference of the depth codes where both have one, as a share of their range
 */
record Agreement(double mask, double depth) {

  private static final double CODE_RANGE = 0xFFFE;

  static Agreement of(DensePrediction one, DensePrediction other) {
    byte[] ids = one.mask().ids();
    byte[] otherIds = other.mask().ids();
    short[] codes = one.depth().codes();
    short[] otherCodes = other.depth().codes();
    int same = 0;
    long difference = 0;
    int compared = 0;
    for (int i = 0; i < ids.length; i++) {
      same += ids[i] == otherIds[i] ? 1 : 0;
      int code = codes[i] & 0xFFFF;
      int otherCode = otherCodes[i] & 0xFFFF;
      if (code != 0 && otherCode != 0) {
        difference += Math.abs(code - otherCode);
        compared++;
      }
    }
    return new Agreement(
        same / (double) ids.length, compared == 0 ? 0 : difference / CODE_RANGE / compared);
  }
}

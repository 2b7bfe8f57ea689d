package io.roadstream.trainer.teach;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good disparities are against true ones, over a data set, by the usual figures of stereo. Only
 * pixels with a true disparity count. One thread at a time.
 */
public final class DisparityScore {

  private long known;
  private long told;
  private double absolute;
  private long bad1;
  private long bad3;
  private double absRel;
  private long delta1;

  /**
   * Scores one image.
   *
   * @param truth true disparities in pixels, 0 where unknown
   * @throws IllegalArgumentException if the sizes differ
   */
  public void add(float[] truth, Disparity disparity) {
    float[] pixels = disparity.pixels();
    if (truth.length != pixels.length) {
      throw new IllegalArgumentException(
          "truth has " + truth.length + " pixels, the disparity " + pixels.length);
    }
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] > 0) {
        known++;
        if (pixels[i] > 0) {
          add(truth[i], pixels[i]);
        }
      }
    }
  }

  private void add(double truth, double pixels) {
    double error = Math.abs(pixels - truth);
    told++;
    absolute += error;
    bad1 += error > 1 ? 1 : 0;
    bad3 += error > 3 && error > 0.05 * truth ? 1 : 0;
    // Depth is inverse to disparity, so the depths' ratio is the disparities', turned round.
    absRel += Math.abs(truth / pixels - 1);
    delta1 += Math.max(truth / pixels, pixels / truth) < 1.25 ? 1 : 0;
  }

  /**
   * The figures by name: the share of known pixels that got a disparity; of those, the mean error
   * in pixels, the shares that are off by more than one pixel and, as KITTI counts, by more than
   * three and 5 %, and AbsRel and delta1 of the depth.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("coverage", (double) told / known);
    figures.put("meanErrorPixels", absolute / told);
    figures.put("offByOne", (double) bad1 / told);
    figures.put("offByThree", (double) bad3 / told);
    figures.put("absRel", absRel / told);
    figures.put("delta1", (double) delta1 / told);
    return figures;
  }
}

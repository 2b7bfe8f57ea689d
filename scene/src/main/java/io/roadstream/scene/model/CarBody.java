package io.roadstream.scene.model;

/**
 * The proportions of a vehicle's body, metres from the middle of its footprint; x forward, z up.
 *
 * @param length overall
 * @param width overall, without mirrors
 * @param profile upper outline as pairs (x / half length, height), back to front
 * @param belt height of the window line
 * @param clearance height of the sills
 * @param tumble how much the sides lean in above the belt, metres a metre
 * @param taper how much the ends narrow, 0..1
 * @param screenTop x / half length of the windscreen's upper edge
 * @param screenBase x / half length of its lower edge
 * @param rearTop x / half length of the rear window's upper edge
 * @param rearBase x / half length of its lower edge
 * @param sideFrom x / half length where side windows begin
 * @param sideTo x / half length where they end
 * @param pillars x / half length of pillars between side windows
 * @param frontAxle x / half length
 * @param rearAxle x / half length
 * @param wheel tyre radius
 */
public record CarBody(
    double length,
    double width,
    double[] profile,
    double belt,
    double clearance,
    double tumble,
    double taper,
    double screenTop,
    double screenBase,
    double rearTop,
    double rearBase,
    double sideFrom,
    double sideTo,
    double[] pillars,
    double frontAxle,
    double rearAxle,
    double wheel) {

  static final CarBody SEDAN =
      new CarBody(
          4.6,
          1.80,
          new double[] {
            -1, .62, -.985, .93, -.90, 1.0, -.72, 1.03, -.40, 1.38, -.12, 1.455, .12, 1.42, .24,
            1.36, .52, 1.0, .80, .88, .95, .76, .985, .68, 1, .5
          },
          .95,
          .20,
          .28,
          .16,
          .20,
          .50,
          -.38,
          -.70,
          -.66,
          .44,
          new double[] {-.02, -.40},
          .60,
          -.60,
          .32);
  static final CarBody HATCH =
      new CarBody(
          4.1,
          1.75,
          new double[] {
            -1, .60, -.99, .88, -.965, .97, -.80, 1.40, -.5, 1.48, -.1, 1.51, .14, 1.47, .26, 1.40,
            .56, 1.03, .82, .92, .95, .80, .985, .70, 1, .5
          },
          .97,
          .20,
          .27,
          .15,
          .22,
          .54,
          -.79,
          -.96,
          -.80,
          .48,
          new double[] {.02, -.48},
          .62,
          -.62,
          .31);
  static final CarBody WAGON =
      new CarBody(
          4.75,
          1.82,
          new double[] {
            -1, .60, -.99, .88, -.975, .98, -.86, 1.38, -.6, 1.45, -.1, 1.48, .12, 1.44, .24, 1.37,
            .52, 1.01, .80, .90, .95, .78, .985, .68, 1, .5
          },
          .96,
          .20,
          .27,
          .15,
          .20,
          .50,
          -.855,
          -.97,
          -.86,
          .45,
          new double[] {-.02, -.38, -.62},
          .61,
          -.60,
          .33);
  static final CarBody SUV =
      new CarBody(
          4.55,
          1.88,
          new double[] {
            -1, .70, -.99, 1.0, -.975, 1.10, -.85, 1.60, -.6, 1.68, -.1, 1.70, .16, 1.66, .28, 1.58,
            .54, 1.16, .82, 1.06, .95, .95, .985, .82, 1, .6
          },
          1.10,
          .27,
          .25,
          .14,
          .24,
          .53,
          -.845,
          -.97,
          -.82,
          .47,
          new double[] {0, -.45},
          .62,
          -.60,
          .37);
  static final CarBody COMPACT =
      new CarBody(
          3.5,
          1.66,
          new double[] {
            -1, .60, -.99, .9, -.965, 1.0, -.83, 1.44, -.5, 1.53, 0, 1.54, .2, 1.50, .34, 1.40, .68,
            1.02, .88, .90, .96, .78, .985, .70, 1, .5
          },
          .98,
          .19,
          .26,
          .18,
          .30,
          .65,
          -.82,
          -.96,
          -.82,
          .58,
          new double[] {.05},
          .66,
          -.64,
          .29);
  static final CarBody VAN =
      new CarBody(
          5.2,
          1.98,
          new double[] {
            -1, .75, -.993, 1.1, -.962, 1.80, -.90, 1.98, -.4, 2.02, .2, 2.0, .40, 1.94, .50, 1.84,
            .74, 1.25, .92, 1.10, .97, .95, .99, .8, 1, .6
          },
          1.15,
          .25,
          .10,
          .08,
          .46,
          .73,
          -.955,
          -.992,
          -.90,
          .66,
          new double[] {.20, .16, -.3},
          .64,
          -.56,
          .34);
  static final CarBody CARGO_VAN =
      new CarBody(
          5.9,
          2.02,
          new double[] {
            -1, .75, -.99, 1.8, -.98, 2.4, -.93, 2.5, -.3, 2.55, .35, 2.5, .48, 2.4, .58, 2.1, .76,
            1.32, .92, 1.15, .97, .98, .99, .8, 1, .6
          },
          1.22,
          .28,
          .06,
          .07,
          .56,
          .75,
          -1.5,
          -1.6,
          .26,
          .68,
          new double[] {},
          .66,
          -.56,
          .36);
  static final CarBody BUS =
      new CarBody(
          11.8,
          2.52,
          new double[] {
            -1, .9, -.997, 1.5, -.992, 2.6, -.985, 2.92, -.96, 3.02, 0, 3.05, .95, 3.02, .975, 2.95,
            .988, 2.7, .996, 1.15, .999, .9, 1, .6
          },
          1.05,
          .30,
          .03,
          .05,
          .977,
          .9965,
          -.991,
          -.9975,
          -.94,
          .955,
          new double[] {-.75, -.55, -.35, -.15, .05, .25, .45, .62, .8},
          .56,
          -.48,
          .48);
  static final CarBody CAB =
      new CarBody(
          2.2,
          2.45,
          new double[] {
            -1, .9, -.98, 2.6, -.9, 2.85, 0, 2.95, .6, 2.9, .80, 2.75, .96, 1.55, .99, 1.2, 1, .6
          },
          1.55,
          .40,
          .04,
          .10,
          .80,
          .965,
          -3,
          -3.1,
          -.2,
          .80,
          new double[] {},
          .1,
          -4,
          .50);

  /** Returns the upper outline's height at x / half length. */
  double top(double x) {
    for (int i = 2; i < profile.length; i += 2) {
      if (x <= profile[i]) {
        double t = (x - profile[i - 2]) / (profile[i] - profile[i - 2]);
        return profile[i - 1] + t * (profile[i + 1] - profile[i - 1]);
      }
    }
    return profile[profile.length - 1];
  }
}

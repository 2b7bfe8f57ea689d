package io.roadstream.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to pixels, evenly or by their logarithm, and finds round ticks.
 *
 * @param low value at the first pixel
 * @param high value at the last pixel
 * @param from first pixel
 * @param to last pixel; may lie before the first
 * @param logarithmic whether steps are factors
 */
record Axis(double low, double high, double from, double to, boolean logarithmic) {

  private static final int TICKS = 5;

  Axis {
    if (!(high > low)) {
      high = low + Math.max(Math.abs(low) * 0.1, 1e-9);
    }
  }

  double pixel(double value) {
    double part =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + Math.min(Math.max(part, 0), 1) * (to - from);
  }

  List<Double> ticks() {
    return logarithmic ? factors() : steps();
  }

  private List<Double> steps() {
    double rough = (high - low) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double rest = rough / power;
    double step = power * (rest < 1.5 ? 1 : rest < 3.5 ? 2 : rest < 7.5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (double tick = Math.ceil(low / step) * step; tick <= high + step * 1e-6; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  private List<Double> factors() {
    List<Double> ticks = new ArrayList<>();
    double[] parts = high / low > 1e4 ? new double[] {1} : new double[] {1, 2, 5};
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (double part : parts) {
        double tick = part * Math.pow(10, power);
        if (tick >= low * 0.999 && tick <= high * 1.001) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  static String label(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e-3 || size >= 1e6) {
      return String.format(Locale.ROOT, "%.0e", value);
    }
    String text = String.format(Locale.ROOT, size < 0.1 ? "%.4f" : "%.2f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}

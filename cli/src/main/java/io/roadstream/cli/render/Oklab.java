package io.roadstream.cli.render;

/**
 * Colours by how light and how colourful they look: the Oklab space of Björn Ottosson ("A
 * perceptual color space for image processing", 2020), in which equal steps look equal.
 */
final class Oklab {

  private Oklab() {}

  /**
   * The sRGB colour {@code 0xRRGGBB} of a lightness (0..1), chroma (0 is grey) and hue (degrees).
   * Where sRGB has no such colour, the chroma is lowered until it has one; lightness and hue stay.
   */
  static int rgb(double lightness, double chroma, double hueDegrees) {
    double hue = Math.toRadians(hueDegrees);
    double reduced = chroma;
    double[] linear = linear(lightness, reduced * Math.cos(hue), reduced * Math.sin(hue));
    while (!inGamut(linear) && reduced > 0.001) {
      reduced -= 0.002;
      linear = linear(lightness, reduced * Math.cos(hue), reduced * Math.sin(hue));
    }
    return channel(linear[0]) << 16 | channel(linear[1]) << 8 | channel(linear[2]);
  }

  /** The same hue, no darker than the given lightness. */
  static int atLeast(int rgb, double lightness) {
    double[] lab = lab(rgb);
    if (lab[0] >= lightness) {
      return rgb;
    }
    double chroma = Math.hypot(lab[1], lab[2]);
    return rgb(lightness, chroma, Math.toDegrees(Math.atan2(lab[2], lab[1])));
  }

  /** Lightness, a and b of an sRGB colour {@code 0xRRGGBB}. */
  static double[] lab(int rgb) {
    double red = linearOf(rgb >> 16 & 0xFF);
    double green = linearOf(rgb >> 8 & 0xFF);
    double blue = linearOf(rgb & 0xFF);
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double[] linear(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static boolean inGamut(double[] linear) {
    for (double value : linear) {
      if (value < -0.0005 || value > 1.0005) {
        return false;
      }
    }
    return true;
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static double linearOf(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int channel(double linear) {
    double value = Math.min(Math.max(linear, 0), 1);
    double gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * gamma);
  }
}

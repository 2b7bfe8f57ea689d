package io.roadstream.scene;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;

/**
 * What is typical of a city and of the cars that record there: a scene's seed draws each detail
 * from these ranges.
 *
 * <p>Two scenes of one style differ as streets of one city do; two styles are two domains.
 * Immutable. Ranges are {low, high}; colours are linear RGB in [0, 1].
 *
 * @param name for logs and data-set names
 * @param weather relative weights of each weather; missing ones have none
 * @param cameraHeight metres above the road
 * @param cameraPitch radians, positive looks down
 * @param focalLength focal length as a share of the image's width
 * @param sunElevation radians above the horizon
 * @param storeys storeys of a block's houses
 * @param facades wall colours that occur, each {red, green, blue}
 * @param brick share of walls of brick
 * @param shops share of houses with shop fronts
 * @param foliage leaf colours that occur
 * @param trees how many trees, 1 = usual
 * @param traffic how many moving vehicles, 1 = usual
 * @param parked share of parking places taken
 * @param people how many people, 1 = usual
 * @param suburb share of blocks with detached houses and gardens
 * @param park share of blocks that are green
 * @param bank share of blocks where the ground rises behind the walk
 * @param bends how much streets bend, 1 = usual: a radius of 173 m at least
 * @param warmth white balance, positive is warm
 */
public record CityStyle(
    String name,
    Map<Weather, Double> weather,
    double[] cameraHeight,
    double[] cameraPitch,
    double[] focalLength,
    double[] sunElevation,
    int[] storeys,
    float[][] facades,
    double brick,
    double shops,
    float[][] foliage,
    double trees,
    double traffic,
    double parked,
    double people,
    double suburb,
    double park,
    double bank,
    double bends,
    double warmth) {

  /** Checks the ranges. */
  public CityStyle {
    requireNonNull(name, "name is null");
    weather = Map.copyOf(weather);
    range("cameraHeight", cameraHeight, 0.5, 4);
    range("cameraPitch", cameraPitch, -0.2, 0.3);
    range("focalLength", focalLength, 0.3, 3);
    range("sunElevation", sunElevation, 0.05, 1.5);
    range("bends", new double[] {bends, bends}, 0, 2);
    if (weather.values().stream().mapToDouble(Double::doubleValue).sum() <= 0) {
      throw new IllegalArgumentException(
          "weather of style " + name + " has no weight above 0: give at least one");
    }
    if (storeys.length != 2 || storeys[0] < 1 || storeys[1] < storeys[0] || storeys[1] > 20) {
      throw new IllegalArgumentException(
          "storeys of style " + name + " must be {low, high} within 1..20");
    }
    if (facades.length == 0 || foliage.length == 0) {
      throw new IllegalArgumentException(
          "style " + name + " needs at least one facade and one foliage colour");
    }
  }

  private static void range(String what, double[] range, double low, double high) {
    if (range.length != 2 || !(range[0] >= low && range[1] >= range[0] && range[1] <= high)) {
      throw new IllegalArgumentException(
          what
              + " must be {low, high} within "
              + low
              + ".."
              + high
              + " but is "
              + java.util.Arrays.toString(range));
    }
  }

  /**
   * The style of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  public static CityStyle named(String name) {
    return switch (name) {
      case "temperate" -> temperate();
      case "crowded" -> crowded();
      case "harbour" -> harbour();
      case "hillside" -> hillside();
      default ->
          throw new IllegalArgumentException(
              "style '" + name + "' is none of [temperate, crowded, harbour, hillside]");
    };
  }

  /** Returns a European city with all weathers: what the shipped model is trained on. */
  public static CityStyle temperate() {
    Map<Weather, Double> weather = new EnumMap<>(Weather.class);
    weather.put(Weather.SUNNY, 3.0);
    weather.put(Weather.CLOUDY, 2.5);
    weather.put(Weather.OVERCAST, 2.5);
    weather.put(Weather.RAIN, 1.0);
    weather.put(Weather.FOG, 0.7);
    weather.put(Weather.DUSK, 1.0);
    return new CityStyle(
        "temperate",
        weather,
        new double[] {1.15, 1.55},
        new double[] {0.005, 0.05},
        new double[] {0.98, 1.18},
        new double[] {0.25, 1.0},
        new int[] {3, 6},
        new float[][] {
          {.60f, .52f, .40f},
          {.66f, .63f, .55f},
          {.45f, .40f, .34f},
          {.55f, .35f, .24f},
          {.35f, .36f, .38f},
          {.62f, .45f, .25f},
          {.40f, .45f, .42f},
          {.68f, .60f, .45f},
          {.30f, .24f, .20f},
          {.50f, .50f, .50f},
          {.45f, .25f, .18f},
          {.58f, .40f, .36f}
        },
        0.25,
        0.45,
        new float[][] {
          {.11f, .19f, .045f},
          {.085f, .155f, .04f},
          {.14f, .21f, .055f},
          {.19f, .20f, .055f},
          {.28f, .19f, .045f}
        },
        1.0,
        1.0,
        0.62,
        1.0,
        0.22,
        0.13,
        0,
        1,
        0.0);
  }

  /** Returns the temperate city on a market day: three times as many people. */
  public static CityStyle crowded() {
    CityStyle usual = temperate();
    return usual.with(
        "crowded", usual.storeys, usual.parked, 3 * usual.people, usual.bank, usual.bends);
  }

  /**
   * Returns the outskirts of the temperate city: roads that bend along wooded banks, with fewer
   * houses and people.
   */
  public static CityStyle hillside() {
    CityStyle usual = temperate();
    return usual.with("hillside", new int[] {1, 3}, usual.parked / 2, 0.7 * usual.people, 0.5, 1.7);
  }

  private CityStyle with(
      String newName,
      int[] newStoreys,
      double newParked,
      double newPeople,
      double newBank,
      double newBends) {
    return new CityStyle(
        newName,
        weather,
        cameraHeight,
        cameraPitch,
        focalLength,
        sunElevation,
        newStoreys,
        facades,
        brick,
        shops,
        foliage,
        trees,
        traffic,
        newParked,
        newPeople,
        suburb,
        park,
        newBank,
        newBends,
        warmth);
  }

  /**
   * Returns a southern harbour city in low, warm light, seen from a higher vehicle: another domain.
   */
  public static CityStyle harbour() {
    Map<Weather, Double> weather = new EnumMap<>(Weather.class);
    weather.put(Weather.SUNNY, 3.0);
    weather.put(Weather.DUSK, 2.0);
    weather.put(Weather.FOG, 1.0);
    return new CityStyle(
        "harbour",
        weather,
        new double[] {1.9, 2.4},
        new double[] {0.04, 0.09},
        new double[] {0.80, 0.95},
        new double[] {0.12, 0.4},
        new int[] {4, 9},
        new float[][] {
          {.72f, .42f, .18f},
          {.70f, .22f, .14f},
          {.75f, .60f, .30f},
          {.25f, .42f, .50f},
          {.72f, .70f, .66f},
          {.50f, .18f, .20f}
        },
        0.05,
        0.7,
        new float[][] {{.10f, .13f, .05f}, {.13f, .14f, .07f}, {.17f, .15f, .06f}},
        0.7,
        1.3,
        0.75,
        1.5,
        0.15,
        0.1,
        0,
        1,
        0.12);
  }
}

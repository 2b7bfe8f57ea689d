package io.roadstream.scene;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
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
 * @param sky weather and light
 * @param mount how cameras are mounted
 * @param houses what stands along streets
 * @param green what grows
 * @param life who is on the street
 * @param land the shape of the ground
 */
public record CityStyle(
    String name, Sky sky, Mount mount, Houses houses, Green green, Life life, Land land) {

  /** Share of blocks with workshops, in every style. */
  public static final double YARDS = 0.12;

  /** Checks that nothing is missing. */
  public CityStyle {
    requireNonNull(name, "name is null");
    requireNonNull(sky, "sky is null");
    requireNonNull(mount, "mount is null");
    requireNonNull(houses, "houses is null");
    requireNonNull(green, "green is null");
    requireNonNull(life, "life is null");
    requireNonNull(land, "land is null");
    double shares = houses.suburb + green.park + land.bank;
    if (shares > 1 - YARDS) {
      throw new IllegalArgumentException(
          "suburb, park and bank of style "
              + name
              + " must be at most "
              + (1 - YARDS)
              + " together but are "
              + shares);
    }
  }

  /**
   * Weather and light.
   *
   * @param weather relative weights of each weather; missing ones have none
   * @param sunElevation radians above the horizon
   * @param warmth white balance, positive is warm
   */
  public record Sky(Map<Weather, Double> weather, double[] sunElevation, double warmth) {
    /** Checks the ranges. */
    public Sky {
      weather = Map.copyOf(weather);
      range("sunElevation", sunElevation, 0.05, 1.5);
      if (weather.values().stream().mapToDouble(Double::doubleValue).sum() <= 0) {
        throw new IllegalArgumentException("weather has no weight above 0: give at least one");
      }
    }
  }

  /**
   * How cameras are mounted.
   *
   * @param height metres above the road
   * @param pitch radians, positive looks down
   * @param focalLength as a share of the image's width
   */
  public record Mount(double[] height, double[] pitch, double[] focalLength) {
    /** Checks the ranges. */
    public Mount {
      range("height", height, 0.5, 4);
      range("pitch", pitch, -0.2, 0.3);
      range("focalLength", focalLength, 0.3, 3);
    }
  }

  /**
   * What stands along streets.
   *
   * @param storeys storeys of a block's houses
   * @param facades wall colours that occur, each {red, green, blue}
   * @param brick share of walls of brick
   * @param shops share of houses with shop fronts
   * @param suburb share of blocks with detached houses and gardens
   */
  public record Houses(
      int[] storeys, float[][] facades, double brick, double shops, double suburb) {
    /** Checks the ranges. */
    public Houses {
      if (storeys.length != 2 || storeys[0] < 1 || storeys[1] < storeys[0] || storeys[1] > 20) {
        throw new IllegalArgumentException(
            "storeys must be {low, high} within 1..20 but is " + Arrays.toString(storeys));
      }
      if (facades.length == 0) {
        throw new IllegalArgumentException("facades has no colour: give at least one");
      }
      share("brick", brick);
      share("shops", shops);
      share("suburb", suburb);
    }

    private Houses with(int lowest, int highest) {
      return new Houses(new int[] {lowest, highest}, facades, brick, shops, suburb);
    }
  }

  /**
   * What grows.
   *
   * @param foliage leaf colours that occur, each {red, green, blue}
   * @param trees how many trees, 1 = usual
   * @param park share of blocks that are green
   */
  public record Green(float[][] foliage, double trees, double park) {
    /** Checks the ranges. */
    public Green {
      if (foliage.length == 0) {
        throw new IllegalArgumentException("foliage has no colour: give at least one");
      }
      within("trees", trees, 0, 10);
      share("park", park);
    }
  }

  /**
   * Who is on the street.
   *
   * @param traffic how many moving vehicles, 1 = usual
   * @param parked share of parking places taken
   * @param people how many people, 1 = usual
   */
  public record Life(double traffic, double parked, double people) {
    /** Checks the ranges. */
    public Life {
      within("traffic", traffic, 0, 10);
      share("parked", parked);
      within("people", people, 0, 10);
    }
  }

  /**
   * The shape of the ground.
   *
   * @param bank share of blocks where the ground rises behind the walk
   * @param bends how much streets bend, 1 = usual: a radius of 173 m at least
   * @param slope how steep the land may be, metres a metre: each of its waves reaches up to this, 0
   *     is level
   */
  public record Land(double bank, double bends, double slope) {
    /** Level ground with streets that bend as usual. */
    public static final Land LEVEL = new Land(0, 1, 0);

    /** Checks the ranges. */
    public Land {
      share("bank", bank);
      within("bends", bends, 0, 2);
      within("slope", slope, 0, 0.15);
    }
  }

  private static void share(String what, double value) {
    within(what, value, 0, 1);
  }

  private static void within(String what, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          what + " must be within " + low + ".." + high + " but is " + value);
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
              + Arrays.toString(range));
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
    float[][] facades = {
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
    };
    float[][] foliage = {
      {.11f, .19f, .045f},
      {.085f, .155f, .04f},
      {.14f, .21f, .055f},
      {.19f, .20f, .055f},
      {.28f, .19f, .045f}
    };
    return new CityStyle(
        "temperate",
        new Sky(weather, new double[] {0.25, 1.0}, 0),
        new Mount(new double[] {1.15, 1.55}, new double[] {0.005, 0.05}, new double[] {0.98, 1.18}),
        new Houses(new int[] {3, 6}, facades, 0.25, 0.45, 0.22),
        new Green(foliage, 1, 0.13),
        new Life(1, 0.62, 1),
        Land.LEVEL);
  }

  /** Returns the temperate city on a market day: three times as many people. */
  public static CityStyle crowded() {
    CityStyle usual = temperate();
    Life life = new Life(usual.life.traffic, usual.life.parked, 3 * usual.life.people);
    return new CityStyle(
        "crowded", usual.sky, usual.mount, usual.houses, usual.green, life, usual.land);
  }

  /**
   * Returns the outskirts of the temperate city: roads that climb, fall and bend along wooded
   * banks, with fewer houses and people.
   */
  public static CityStyle hillside() {
    CityStyle usual = temperate();
    Life life = new Life(usual.life.traffic, usual.life.parked / 2, 0.7 * usual.life.people);
    Land land = new Land(0.5, 1.7, 0.05);
    return new CityStyle(
        "hillside", usual.sky, usual.mount, usual.houses.with(1, 3), usual.green, life, land);
  }

  /**
   * Returns a southern harbour city in low, warm light, seen from a higher vehicle: another domain.
   */
  public static CityStyle harbour() {
    Map<Weather, Double> weather = new EnumMap<>(Weather.class);
    weather.put(Weather.SUNNY, 3.0);
    weather.put(Weather.DUSK, 2.0);
    weather.put(Weather.FOG, 1.0);
    float[][] facades = {
      {.72f, .42f, .18f},
      {.70f, .22f, .14f},
      {.75f, .60f, .30f},
      {.25f, .42f, .50f},
      {.72f, .70f, .66f},
      {.50f, .18f, .20f}
    };
    float[][] foliage = {{.10f, .13f, .05f}, {.13f, .14f, .07f}, {.17f, .15f, .06f}};
    return new CityStyle(
        "harbour",
        new Sky(weather, new double[] {0.12, 0.4}, 0.12),
        new Mount(new double[] {1.9, 2.4}, new double[] {0.04, 0.09}, new double[] {0.80, 0.95}),
        new Houses(new int[] {4, 9}, facades, 0.05, 0.7, 0.15),
        new Green(foliage, 0.7, 0.1),
        new Life(1.3, 0.75, 1.5),
        Land.LEVEL);
  }
}

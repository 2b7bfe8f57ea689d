package io.roadstream.scene;

import java.util.Arrays;
import java.util.Locale;

/** The light and air that a scene can have. */
public enum Weather {
  /** Sun with few clouds, hard shadows. */
  SUNNY,
  /** Sun between clouds. */
  CLOUDY,
  /** A closed, bright cloud cover without shadows. */
  OVERCAST,
  /** Grey, wet road, short sight. */
  RAIN,
  /** Sight of about a hundred metres. */
  FOG,
  /** After sunset: blue sky, lamps and windows lit. */
  DUSK,
  /** A dark sky; what is seen is seen by lamps, windows and headlights. */
  NIGHT;

  /**
   * The weather of a name in small letters.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  public static Weather named(String name) {
    for (Weather weather : values()) {
      if (weather.name().toLowerCase(Locale.ROOT).equals(name)) {
        return weather;
      }
    }
    throw new IllegalArgumentException(
        "weather '" + name + "' is none of " + Arrays.toString(values()).toLowerCase(Locale.ROOT));
  }
}

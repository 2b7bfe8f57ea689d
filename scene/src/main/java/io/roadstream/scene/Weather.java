package io.roadstream.scene;

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
  DUSK
}

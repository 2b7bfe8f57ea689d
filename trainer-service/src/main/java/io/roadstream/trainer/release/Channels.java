package io.roadstream.trainer.release;

import java.util.List;

/** The channels that a release can go to. */
public final class Channels {

  /** What inference services run. */
  public static final String PRODUCTION = "production";

  /** What may become production, and can run in the shadow until then. */
  public static final String CANDIDATE = "candidate";

  /** All of them. */
  public static final List<String> ALL = List.of(CANDIDATE, PRODUCTION);

  private Channels() {}

  /**
   * @throws ReleaseException if there is no such channel
   */
  static String require(String channel) {
    if (!ALL.contains(channel)) {
      throw new ReleaseException(
          "channel is '" + channel + "'; there are " + String.join(" and ", ALL));
    }
    return channel;
  }
}

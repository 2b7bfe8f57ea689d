package io.roadstream.service.http;

import io.roadstream.service.startup.StartupException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may call the service over HTTP.
 *
 * @param token what callers must send as {@code Authorization: Bearer …}; without it anyone who
 *     reaches the port may call
 */
@ConfigurationProperties(HttpSettings.PREFIX)
public record HttpSettings(@Nullable String token) {

  /** Prefix of these settings. */
  public static final String PREFIX = "roadstream.http";

  private static final int SHORTEST = 16;

  /**
   * Refuses a token that can be guessed. An empty one is refused too: a secret that failed to
   * arrive must not open the door.
   *
   * @throws StartupException without the token's text
   */
  public HttpSettings {
    if (token != null && (token.length() < SHORTEST || !token.matches("[\\x21-\\x7e]+"))) {
      throw new StartupException(
          "Setting " + PREFIX + ".token has " + token.length() + " characters.",
          PREFIX
              + ".token must be at least "
              + SHORTEST
              + " visible ASCII characters without spaces; remove it to need none.");
    }
  }

  /** Whether there is a token, never the token. */
  @Override
  public String toString() {
    return "HttpSettings[token=" + (token == null ? "none" : "set") + "]";
  }
}

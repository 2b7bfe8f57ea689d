package io.roadstream.ingest.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waiting times that double from try to try up to a ceiling, each drawn from its upper half so that
 * many clients that lost one server do not return to it together.
 *
 * @param first ceiling of the first wait
 * @param longest ceiling of all waits
 */
public record Backoff(Duration first, Duration longest) {

  /** From half a second to half a minute. */
  public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  /**
   * @throws IllegalArgumentException unless 0 &lt; first &lt;= longest
   */
  public Backoff {
    if (first.isZero() || first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "back-off must rise from above 0, not from " + first + " to " + longest);
    }
  }

  /**
   * The wait before a try.
   *
   * @param attempt number of the try, from 1
   */
  Duration before(int attempt, RandomGenerator random) {
    long ceiling = longest.toNanos();
    int doublings = Math.min(attempt - 1, Long.SIZE - 2);
    if (first.toNanos() <= ceiling >> doublings) {
      ceiling = first.toNanos() << doublings;
    }
    long half = Math.max(1, ceiling / 2);
    return Duration.ofNanos(ceiling - half + random.nextLong(half) + 1);
  }
}

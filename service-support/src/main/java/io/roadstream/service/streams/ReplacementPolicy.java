package io.roadstream.service.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/**
 * Decides whether a stream thread that died is replaced, and after how long a pause. At most {@code
 * limit} replacements within {@code window}, each after twice the pause of the one before; past
 * that, and at once for what no new thread can cure (no memory, broken class path, no permission,
 * missing topic), the answer is no.
 *
 * <p>Thread-safe.
 */
final class ReplacementPolicy {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final int limit;
  private final Duration window;
  private final InstantSource clock;
  private final Deque<Long> deaths = new ArrayDeque<>();

  ReplacementPolicy(int limit, Duration window, InstantSource clock) {
    this.limit = limit;
    this.window = window;
    this.clock = clock;
  }

  /** The pause before the replacement starts; empty if there is to be none. */
  synchronized Optional<Duration> pauseBeforeReplacement(Throwable failure) {
    if (isIncurable(failure)) {
      return Optional.empty();
    }
    long now = clock.millis();
    while (!deaths.isEmpty() && now - deaths.getFirst() > window.toMillis()) {
      deaths.removeFirst();
    }
    if (deaths.size() >= limit) {
      return Optional.empty();
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(deaths.size(), 16));
    deaths.addLast(now);
    return Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  private static boolean isIncurable(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof Error
          || each instanceof AuthenticationException
          || each instanceof AuthorizationException
          || each instanceof MissingSourceTopicException) {
        return true;
      }
    }
    return false;
  }
}

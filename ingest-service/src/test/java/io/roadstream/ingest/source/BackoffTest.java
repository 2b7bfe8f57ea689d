package io.roadstream.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BackoffTest {

  @Property
  void shouldStayInTheUpperHalfOfADoublingCeiling(
      @ForAll @IntRange(min = 1, max = 100_000) int attempt,
      @ForAll @LongRange(min = 1, max = 5000) long firstMillis,
      @ForAll @LongRange(min = 5000, max = 600_000) long longestMillis,
      @ForAll long seed) {
    Backoff backoff = new Backoff(Duration.ofMillis(firstMillis), Duration.ofMillis(longestMillis));
    double ceiling =
        Math.min((double) longestMillis, firstMillis * Math.pow(2, attempt - 1.0)) * 1e6;
    long wait = backoff.before(attempt, new Random(seed)).toNanos();
    assertThat((double) wait).isLessThanOrEqualTo(ceiling).isGreaterThanOrEqualTo(ceiling / 2);
  }
}

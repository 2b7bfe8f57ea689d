package io.roadstream.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplacementPolicyTest {

  private final List<Instant> now = new ArrayList<>(List.of(Instant.EPOCH));
  private final ReplacementPolicy policy =
      new ReplacementPolicy(8, Duration.ofMinutes(10), () -> now.get(0));

  @Test
  void shouldPauseTwiceAsLongEachTimeUpToALimit() {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      pauses.add(
          policy.pauseBeforeReplacement(new TimeoutException("slow")).orElseThrow().toMillis());
    }

    assertThat(pauses)
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
  }

  @Test
  void shouldGiveUpPastTheLimitAndForgetOldDeaths() {
    for (int i = 0; i < 8; i++) {
      policy.pauseBeforeReplacement(new TimeoutException("slow"));
    }
    assertThat(policy.pauseBeforeReplacement(new TimeoutException("slow"))).isEmpty();

    now.set(0, Instant.EPOCH.plus(Duration.ofMinutes(10)).plusMillis(1));

    assertThat(policy.pauseBeforeReplacement(new TimeoutException("slow")))
        .contains(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @MethodSource("incurable")
  void shouldGiveUpAtOnceWhenNoNewThreadCanHelp(Throwable failure) {
    assertThat(policy.pauseBeforeReplacement(new StreamsException("died", failure))).isEmpty();
  }

  static List<Throwable> incurable() {
    return List.of(
        new OutOfMemoryError("heap"),
        new UnsatisfiedLinkError("no native library"),
        new TopicAuthorizationException("not yours"),
        new MissingSourceTopicException("gone"));
  }
}

package io.roadstream.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PayloadLimitTest {

  @Property
  void shouldGiveEachStepRoomForWhatTheStepBeforeLetsThrough(
      @ForAll @IntRange(min = PayloadLimit.MIN_BYTES, max = PayloadLimit.MAX_BYTES) int bytes) {
    PayloadLimit limit = new PayloadLimit(bytes);
    int deadLetter = limit.deadLetterTopicBytes();
    assertThat(limit.topicBytes()).isGreaterThan(bytes);
    assertThat(deadLetter).isGreaterThan(limit.topicBytes());
    assertThat(number(limit.producerProperties().get("max.request.size")))
        .isGreaterThanOrEqualTo(deadLetter);
    assertThat(number(limit.producerProperties().get("buffer.memory")))
        .isGreaterThan(number(limit.producerProperties().get("max.request.size")));
    assertThat(limit.consumerProperties())
        .allSatisfy((name, value) -> holds(name, value, deadLetter));
    assertThat(limit.brokerProperties())
        .allSatisfy((name, value) -> holds(name, value, deadLetter));
  }

  /** Socket buffers are the operating system's: a record crosses them in pieces if need be. */
  private static void holds(String name, Object value, int bytes) {
    if (name.endsWith("buffer.bytes")) {
      assertThat(value).isEqualTo(-1);
    } else {
      assertThat(number(value)).isGreaterThanOrEqualTo(bytes);
    }
  }

  @Test
  void shouldAllowExactlyUpToTheLimit() {
    PayloadLimit limit = new PayloadLimit(100_000);
    assertThat(limit.allows(100_000)).isTrue();
    assertThat(limit.allows(100_001)).isFalse();
  }

  @Test
  void shouldNameTheValueAndWhatIsAllowedWhenOutOfRange() {
    assertThatThrownBy(() -> new PayloadLimit(1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("1000", "64 KiB", "64 MiB");
    assertThatThrownBy(() -> new PayloadLimit(PayloadLimit.MAX_BYTES + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}

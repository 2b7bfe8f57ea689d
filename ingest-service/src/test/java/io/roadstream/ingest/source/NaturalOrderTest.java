package io.roadstream.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NaturalOrderTest {

  private final NaturalOrder order = new NaturalOrder();

  @Example
  void shouldOrderByNumberWhenNamesAreNumbered() {
    assertThat(Stream.of("f10", "f9", "f010", "f2b", "f2a", "f", "g1").sorted(order))
        .containsExactly("f", "f2a", "f2b", "f9", "f010", "f10", "g1");
  }

  @Property
  void shouldBeATotalOrder(
      @ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String c) {
    assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
    assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
      assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("019ab.").ofMaxLength(6);
  }
}

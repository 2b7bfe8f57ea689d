package io.roadstream.service.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceHeadersTest {

  @Test
  void shouldBeginATraceThatItThenPassesOn() {
    Headers begun = TraceHeaders.begin();

    assertThat(parent(begun)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(parent(TraceHeaders.passOn(begun))).isEqualTo(parent(begun));
    assertThat(parent(TraceHeaders.begin())).isNotEqualTo(parent(begun));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
      })
  void shouldPassOnNothingWhenTheTraceIsMalformed(String parent) {
    Headers source = new RecordHeaders().add("traceparent", parent.getBytes(US_ASCII));
    source.add("tracestate", "a=b".getBytes(US_ASCII));

    assertThat(TraceHeaders.passOn(source)).isEmpty();
  }

  @Test
  void shouldPassOnNothingWhenTheHeaderHasNoValue() {
    assertThat(TraceHeaders.passOn(new RecordHeaders().add("traceparent", null))).isEmpty();
  }

  @Test
  void shouldPutTheFrameIntoTheLogWhileSomethingRuns() {
    String inside =
        FrameLog.call("gate", "f1", () -> MDC.get("cameraId") + " " + MDC.get("frameId"));

    assertThat(inside).isEqualTo("gate f1");
    assertThat(MDC.get("cameraId")).isNull();
    assertThat(MDC.get("frameId")).isNull();
  }

  private static String parent(Headers headers) {
    return new String(headers.lastHeader("traceparent").value(), US_ASCII);
  }
}

package io.roadstream.service.trace;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context on Kafka records (<a
 * href="https://www.w3.org/TR/trace-context/">recommendation</a>): {@code traceparent} and {@code
 * tracestate} go from a record to the records made from it, so that one trace spans frame,
 * prediction, mask, depth and objects.
 *
 * <p>Thread-safe; has no state.
 */
public final class TraceHeaders {

  /** Version, trace id, parent id and flags. */
  public static final String TRACEPARENT = "traceparent";

  /** What tracing systems add to it; passed on as it is. */
  public static final String TRACESTATE = "tracestate";

  private static final Pattern VALID =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");
  private static final SecureRandom RANDOM = new SecureRandom();

  private TraceHeaders() {}

  /**
   * Headers for a record made from another: its trace headers and nothing else. Empty if it has
   * none or they are malformed.
   */
  public static Headers passOn(Headers source) {
    Headers target = new RecordHeaders();
    Header parent = source.lastHeader(TRACEPARENT);
    if (parent != null && isValid(parent.value())) {
      target.add(TRACEPARENT, parent.value());
      Header state = source.lastHeader(TRACESTATE);
      if (state != null) {
        target.add(TRACESTATE, state.value());
      }
    }
    return target;
  }

  /** Headers of a new trace, sampled, for a record that begins one. */
  public static Headers begin() {
    byte[] ids = new byte[24];
    RANDOM.nextBytes(ids);
    ids[0] |= 1;
    ids[16] |= 1;
    HexFormat hex = HexFormat.of();
    String parent = "00-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-01";
    return new RecordHeaders().add(TRACEPARENT, parent.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isValid(byte @Nullable [] value) {
    return value != null && VALID.matcher(new String(value, StandardCharsets.US_ASCII)).matches();
  }
}

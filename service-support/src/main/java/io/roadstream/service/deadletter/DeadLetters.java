package io.roadstream.service.deadletter;

import io.micrometer.core.instrument.Metrics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes dead letters: key, value and headers of the source record as they came, and the headers
 * that Kafka Streams' own handlers write (KIP-1034), so that tools for them read ours. Each one is
 * logged in one line and counted as {@code roadstream.dead.letters} by stage.
 *
 * <p>The error's headers are cut: a dead letter is as large as its source plus at most {@link
 * #MAX_OVERHEAD} bytes, which the limits of a dead-letter topic must leave room for.
 */
public final class DeadLetters {

  /** Class of the exception. */
  public static final String EXCEPTION = "__streams.errors.exception";

  /** Message of the exception. */
  public static final String MESSAGE = "__streams.errors.message";

  /** Stack trace of the exception. */
  public static final String STACKTRACE = "__streams.errors.stacktrace";

  /** Topic of the source record. */
  public static final String TOPIC = "__streams.errors.topic";

  /** Partition of the source record, in digits. */
  public static final String PARTITION = "__streams.errors.partition";

  /** Offset of the source record, in digits. */
  public static final String OFFSET = "__streams.errors.offset";

  /** Counter of dead letters, with the tag {@code stage}. */
  public static final String METER = "roadstream.dead.letters";

  /** Most bytes that a dead letter has more than its source. */
  public static final int MAX_OVERHEAD = 128 * 1024;

  private static final int MAX_TEXT = 2_000;
  private static final int MAX_STACKTRACE = 30_000;
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final String topic;

  private DeadLetters(String topic) {
    this.topic = topic;
  }

  static DeadLetters from(Map<String, ?> configs) {
    Object topic = configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    if (topic == null) {
      throw new ConfigException(
          StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, null, "must name a topic");
    }
    return new DeadLetters(topic.toString());
  }

  List<ProducerRecord<byte[], byte[]>> of(
      String stage, ErrorHandlerContext context, Exception error) {
    return of(stage, context, context.sourceRawKey(), context.sourceRawValue(), error);
  }

  List<ProducerRecord<byte[], byte[]>> of(
      String stage,
      ErrorHandlerContext context,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Exception error) {
    Metrics.counter(METER, "stage", stage).increment();
    log.warn(
        "{} of {}-{}@{} (key {}) failed, record goes to {}: {}",
        stage,
        context.topic(),
        context.partition(),
        context.offset(),
        text(key),
        topic,
        reason(error));
    log.debug("the failure in full", error);
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, null, Math.max(0, context.timestamp()), key, value);
    Headers headers = letter.headers();
    if (context.headers() != null) {
      context.headers().forEach(headers::add);
    }
    put(headers, EXCEPTION, error.getClass().getName());
    put(headers, MESSAGE, reason(error));
    put(headers, STACKTRACE, cut(stackTrace(error), MAX_STACKTRACE));
    put(headers, TOPIC, String.valueOf(context.topic()));
    put(headers, PARTITION, String.valueOf(context.partition()));
    put(headers, OFFSET, String.valueOf(context.offset()));
    return List.of(letter);
  }

  /** The messages of an error and of what caused it, outermost first, each once, cut. */
  static String reason(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = error; each != null; each = each.getCause()) {
      String message = each.getMessage() == null ? each.getClass().getName() : each.getMessage();
      if (text.indexOf(message) < 0) {
        text.append(text.isEmpty() ? "" : ": ").append(message);
      }
    }
    return cut(text.toString(), MAX_TEXT);
  }

  private static String stackTrace(Exception error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static String text(byte @Nullable [] key) {
    return key == null ? "none" : cut(new String(key, StandardCharsets.UTF_8), MAX_TEXT);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static void put(Headers headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}

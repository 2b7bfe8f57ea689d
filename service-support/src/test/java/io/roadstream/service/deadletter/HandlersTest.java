package io.roadstream.service.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.kiota.ApiException;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HandlersTest {

  private static final Map<String, String> CONFIG =
      Map.of("errors.dead.letter.queue.topic.name", "some.dlq");
  private static final byte[] KEY = "gate".getBytes(UTF_8);
  private static final byte[] VALUE = {1, 2, 3};

  @Test
  void shouldSendWhatCannotBeReadToTheDeadLettersAsItCame() {
    DeserializationExceptionHandler.Response response =
        deserialization(new SerializationException("bad", new EOFException("ended early")));

    assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
    ProducerRecord<byte[], byte[]> letter = response.deadLetterQueueRecords().get(0);
    assertThat(letter.topic()).isEqualTo("some.dlq");
    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.value()).isEqualTo(VALUE);
    assertThat(letter.timestamp()).isEqualTo(77);
    assertThat(text(letter.headers(), "mine")).isEqualTo("kept");
    assertThat(text(letter.headers(), DeadLetters.MESSAGE)).isEqualTo("bad: ended early");
    assertThat(text(letter.headers(), DeadLetters.EXCEPTION))
        .isEqualTo(SerializationException.class.getName());
    assertThat(text(letter.headers(), DeadLetters.TOPIC)).isEqualTo("camera.frames");
    assertThat(text(letter.headers(), DeadLetters.PARTITION)).isEqualTo("3");
    assertThat(text(letter.headers(), DeadLetters.OFFSET)).isEqualTo("42");
  }

  @ParameterizedTest
  @MethodSource("outages")
  void shouldDeadLetterNothingWhenTheSurroundingsFail(Exception outage) {
    RuntimeException failure = new SerializationException("no schema", outage);

    assertThat(deserialization(failure).result())
        .isEqualTo(DeserializationExceptionHandler.Result.FAIL);
    assertThat(deserialization(failure).deadLetterQueueRecords()).isEmpty();
    assertThat(processing(failure).result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    assertThat(processing(failure).deadLetterQueueRecords()).isEmpty();
    assertThat(serialization(failure).result()).isEqualTo(ProductionExceptionHandler.Result.FAIL);
  }

  static List<Exception> outages() {
    return List.of(
        new ConnectException("refused"),
        new UncheckedIOException(new java.net.http.HttpTimeoutException("slow")),
        new InterruptedException(),
        new OutageException("engine", new IllegalStateException()),
        new Refusal(401),
        new Refusal(503));
  }

  @Test
  void shouldBlameTheRecordWhenTheRegistryDoesNotKnowItsSchema() {
    assertThat(deserialization(new SerializationException("id 9", new Refusal(404))).result())
        .isEqualTo(DeserializationExceptionHandler.Result.RESUME);
  }

  @Test
  void shouldSendTheSourceOfWhatCannotBeProcessedToTheDeadLetters() {
    ProcessingExceptionHandler.Response response = processing(new IllegalStateException("odd"));

    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
    assertThat(response.deadLetterQueueRecords().get(0).value()).isEqualTo(VALUE);
  }

  @Test
  void shouldSendTheSourceOfWhatCannotBeSerialisedToTheDeadLetters() {
    ProductionExceptionHandler.Response response = serialization(new SerializationException("odd"));

    assertThat(response.result()).isEqualTo(ProductionExceptionHandler.Result.RESUME);
    assertThat(response.deadLetterQueueRecords().get(0).value()).isEqualTo(VALUE);
  }

  @Test
  void shouldRetryWhatTheBrokerCannotTakeForNowAndFailOtherwise() {
    assertThat(production(new NotEnoughReplicasException("one")).result())
        .isEqualTo(ProductionExceptionHandler.Result.RETRY);
    assertThat(production(new RecordTooLargeException("huge")).result())
        .isEqualTo(ProductionExceptionHandler.Result.FAIL);
  }

  @Test
  void shouldKeepADeadLetterSmallWhateverTheErrorSays() {
    String huge = "\u20ac".repeat(1_000_000);

    ProducerRecord<byte[], byte[]> letter =
        processing(new IllegalStateException(huge, new IllegalStateException(huge)))
            .deadLetterQueueRecords()
            .get(0);

    int overhead = 0;
    for (var header : letter.headers()) {
      overhead += header.key().length() + header.value().length;
    }
    assertThat(overhead).isLessThan(DeadLetters.MAX_OVERHEAD);
  }

  private static DeserializationExceptionHandler.Response deserialization(Exception error) {
    DeadLetterDeserializationHandler handler = new DeadLetterDeserializationHandler();
    handler.configure(CONFIG);
    return handler.handleError(
        new Context(), new ConsumerRecord<>("camera.frames", 3, 42, KEY, VALUE), error);
  }

  private static ProcessingExceptionHandler.Response processing(Exception error) {
    DeadLetterProcessingHandler handler = new DeadLetterProcessingHandler();
    handler.configure(CONFIG);
    return handler.handleError(new Context(), new Record<>("gate", "value", 77), error);
  }

  private static ProductionExceptionHandler.Response serialization(Exception error) {
    return productionHandler()
        .handleSerializationError(
            new Context(),
            new ProducerRecord<>("out", "gate", "value"),
            error,
            ProductionExceptionHandler.SerializationExceptionOrigin.VALUE);
  }

  private static ProductionExceptionHandler.Response production(Exception error) {
    return productionHandler()
        .handleError(new Context(), new ProducerRecord<>("out", KEY, VALUE), error);
  }

  private static DeadLetterProductionHandler productionHandler() {
    DeadLetterProductionHandler handler = new DeadLetterProductionHandler();
    handler.configure(CONFIG);
    return handler;
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }

  /** What the registry's client throws for an HTTP status. */
  private static final class Refusal extends ApiException {

    private static final long serialVersionUID = 1L;

    Refusal(int status) {
      setResponseStatusCode(status);
    }
  }

  private record Context() implements ErrorHandlerContext {

    @Override
    public String topic() {
      return "camera.frames";
    }

    @Override
    public int partition() {
      return 3;
    }

    @Override
    public long offset() {
      return 42;
    }

    @Override
    public Headers headers() {
      return new RecordHeaders().add("mine", "kept".getBytes(UTF_8));
    }

    @Override
    public String processorNodeId() {
      return "node";
    }

    @Override
    public TaskId taskId() {
      return new TaskId(0, 3);
    }

    @Override
    public long timestamp() {
      return 77;
    }

    @Override
    public byte[] sourceRawKey() {
      return KEY;
    }

    @Override
    public byte[] sourceRawValue() {
      return VALUE;
    }
  }
}

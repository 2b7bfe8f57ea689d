package io.roadstream.service.deadletter;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends the source of a record that cannot be processed to the dead letters and goes on. An outage
 * fails the stream thread instead. Kafka Streams makes one for each thread.
 */
public final class DeadLetterProcessingHandler implements ProcessingExceptionHandler {

  @SuppressWarnings("NullAway.Init")
  private DeadLetters letters;

  @Override
  public void configure(Map<String, ?> configs) {
    letters = DeadLetters.from(configs);
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    if (Outage.isBehind(error)) {
      return Response.fail();
    }
    return Response.resume(letters.of("processing", context, error));
  }
}

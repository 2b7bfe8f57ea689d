package io.roadstream.service.deadletter;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sends a record that cannot be read to the dead letters and goes on. If the registry is out of
 * reach it fails the stream thread instead: the record may be fine. Kafka Streams makes one for
 * each thread.
 */
public final class DeadLetterDeserializationHandler implements DeserializationExceptionHandler {

  @SuppressWarnings("NullAway.Init")
  private DeadLetters letters;

  @Override
  public void configure(Map<String, ?> configs) {
    letters = DeadLetters.from(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> source, Exception error) {
    if (Outage.isBehind(error)) {
      return Response.fail();
    }
    return Response.resume(
        letters.of("deserialization", context, source.key(), source.value(), error));
  }
}

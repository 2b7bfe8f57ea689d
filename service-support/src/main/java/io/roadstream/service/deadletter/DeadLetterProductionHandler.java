package io.roadstream.service.deadletter;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one record that cannot be written from stopping the service. A result that cannot be
 * serialised never reached the transaction: its source goes to the dead letters. What the broker
 * could not take for the time being is tried again with its whole transaction. Anything else has
 * broken the transaction already, so going on would be a lie: the stream thread fails and its
 * replacement starts from the last commit. Kafka Streams makes one for each thread.
 */
public final class DeadLetterProductionHandler implements ProductionExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterProductionHandler.class);

  @SuppressWarnings("NullAway.Init")
  private DeadLetters letters;

  @Override
  public void configure(Map<String, ?> configs) {
    letters = DeadLetters.from(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
    if (error instanceof RetriableException) {
      return Response.retry();
    }
    log.error(
        "Record of {} bytes for {} (from {}-{}@{}) was refused: {}",
        record.value() == null ? 0 : record.value().length,
        record.topic(),
        context.topic(),
        context.partition(),
        context.offset(),
        DeadLetters.reason(error));
    return Response.fail();
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception error,
      SerializationExceptionOrigin origin) {
    if (Outage.isBehind(error)) {
      return Response.fail();
    }
    return Response.resume(letters.of("serialization", context, error));
  }
}

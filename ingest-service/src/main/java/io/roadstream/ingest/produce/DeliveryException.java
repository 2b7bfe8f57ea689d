package io.roadstream.ingest.produce;

import java.io.IOException;

/**
 * Kafka or the registry does not answer or refuses a frame; the message says which and what to do.
 */
public final class DeliveryException extends IOException {

  private static final long serialVersionUID = 1L;

  DeliveryException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.roadstream.schemas.serde;

import java.io.IOException;

/** Tells that a schema could not be registered; the message names the topic and the reason. */
public final class SchemaRegistrationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SchemaRegistrationException(String message) {
    super(message);
  }

  SchemaRegistrationException(String message, Exception cause) {
    super(cause instanceof IOException ? message + ": " + cause.getMessage() : message, cause);
  }
}

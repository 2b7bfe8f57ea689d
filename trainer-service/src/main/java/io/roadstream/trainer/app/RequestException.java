package io.roadstream.trainer.app;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request cannot be fulfilled; the message says what is wrong and what to do. */
final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  RequestException(HttpStatus status, String message) {
    this(status, message, null);
  }

  RequestException(HttpStatus status, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}

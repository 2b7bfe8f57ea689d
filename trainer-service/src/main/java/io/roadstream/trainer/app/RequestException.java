package io.roadstream.trainer.app;

import org.springframework.http.HttpStatus;

/** A request cannot be fulfilled; the message says what is wrong and what to do. */
final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  RequestException(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}

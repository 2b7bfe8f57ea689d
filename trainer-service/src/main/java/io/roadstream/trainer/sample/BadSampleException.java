package io.roadstream.trainer.sample;

import org.jspecify.annotations.Nullable;

/** A sample cannot be trained on; the message says what is wrong with it. */
public final class BadSampleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadSampleException(String message) {
    this(message, null);
  }

  BadSampleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

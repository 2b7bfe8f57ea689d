package io.roadstream.schemas.topic;

import org.jspecify.annotations.Nullable;

/** Tells that topics could not be created or read; the message names the step and the reason. */
public final class TopicProvisioningException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TopicProvisioningException(String message, @Nullable Throwable cause) {
    super(cause == null ? message : message + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    String text = cause.getMessage();
    return text == null || text.isBlank() ? "" : ": " + text;
  }
}

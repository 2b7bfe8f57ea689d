package io.roadstream.perception.bundle;

import org.jspecify.annotations.Nullable;

/**
 * A model bundle cannot be used or written; the message names the thing, its value and a remedy.
 */
public final class BundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BundleException(String message) {
    super(message);
  }

  public BundleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package io.roadstream.perception.bundle;

import org.jspecify.annotations.Nullable;

/**
 * A model bundle cannot be used or written; the message names the thing, its value and a remedy.
 */
public final class BundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which file or value is wrong and what to do about it. */
  public BundleException(String message) {
    super(message);
  }

  /** The same, with what led to it. */
  public BundleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

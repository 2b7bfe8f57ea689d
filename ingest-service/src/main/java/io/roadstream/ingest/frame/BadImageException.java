package io.roadstream.ingest.frame;

/** Bytes that are no image which we take; the message says what is wrong with them. */
public final class BadImageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final SkipReason reason;

  /** A fault of that kind; the message says what and what to do. */
  public BadImageException(SkipReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  BadImageException(SkipReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The kind of fault. */
  public SkipReason reason() {
    return reason;
  }
}

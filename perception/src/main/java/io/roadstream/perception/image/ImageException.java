package io.roadstream.perception.image;

/**
 * An encoded image cannot be used; the message says what is wrong with it and the reason sorts it.
 */
public final class ImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why an image cannot be used. */
  public enum Reason {
    /** There are no bytes. */
    EMPTY,
    /** Neither JPEG nor PNG, or a kind of them that is not read. */
    UNSUPPORTED,
    /** More bytes or more pixels than the limits allow. */
    TOO_LARGE,
    /** The bytes end before the image does. */
    TRUNCATED,
    /** Something else in the bytes is wrong. */
    CORRUPT
  }

  private final Reason reason;

  /** Says what is wrong with the image and what to do about it. */
  public ImageException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What kind of wrong it is. */
  public Reason reason() {
    return reason;
  }
}

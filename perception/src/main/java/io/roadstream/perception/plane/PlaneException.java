package io.roadstream.perception.plane;

/** Bytes are not the plane that they should be; the message says what they are instead. */
public final class PlaneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the encoded plane. */
  public PlaneException(String message) {
    super(message);
  }

  /** The same, with what led to it. */
  public PlaneException(String message, Throwable cause) {
    super(message, cause);
  }
}

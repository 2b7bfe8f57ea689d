package io.roadstream.perception.plane;

/** Bytes are not the plane that they should be; the message says what they are instead. */
public final class PlaneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PlaneException(String message) {
    super(message);
  }

  public PlaneException(String message, Throwable cause) {
    super(message, cause);
  }
}

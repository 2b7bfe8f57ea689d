package io.roadstream.trainer.release;

/** A bundle cannot be stored or released; the message says why and what to do. */
public final class ReleaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what stands in the release's way and what to do about it. */
  public ReleaseException(String message) {
    super(message);
  }

  /** The same, with what led to it. */
  public ReleaseException(String message, Throwable cause) {
    super(message, cause);
  }

  static ReleaseException versionTaken(String place) {
    return new ReleaseException(
        place + " holds another bundle of that name and version; give yours another version");
  }
}

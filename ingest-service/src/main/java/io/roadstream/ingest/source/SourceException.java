package io.roadstream.ingest.source;

import java.io.IOException;

/**
 * A source that cannot be used at all. The message names the source, what is wrong and what to do;
 * a command line ends with exit code 2 on it.
 */
public final class SourceException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the source. */
  public enum Kind {
    /** The URI's scheme is none that we know. */
    UNKNOWN_SCHEME,
    /** The URI or one of its options is not well-formed or out of range. */
    INVALID,
    /** The file, folder, device or address is not there. */
    NOT_FOUND,
    /** The folder or glob has no image in it. */
    NOTHING_MATCHED,
    /** It is there, but is no video or image that we can read. */
    UNREADABLE
  }

  private final Kind kind;

  SourceException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  SourceException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What is wrong with the source. */
  public Kind kind() {
    return kind;
  }
}

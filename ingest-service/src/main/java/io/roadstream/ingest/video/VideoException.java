package io.roadstream.ingest.video;

import java.io.IOException;

/** FFmpeg cannot open or go on reading an input; the message says which and why. */
public final class VideoException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure. */
  public enum Kind {
    /** The file, device or address is not there. */
    MISSING,
    /** It is there, or may be, and gives nothing that could be read. */
    SILENT,
    /** It was found, and is of a kind that cannot be read here. */
    UNSUPPORTED
  }

  private final Kind kind;

  VideoException(String message, Kind kind) {
    super(message);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }
}

package io.roadstream.ingest.video;

import java.io.IOException;

/** FFmpeg cannot open or go on reading an input; the message says which and why. */
public final class VideoException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean missing;

  VideoException(String message, boolean missing) {
    super(message);
    this.missing = missing;
  }

  /** Whether the file, device or address is not there, rather than not readable. */
  public boolean missing() {
    return missing;
  }
}

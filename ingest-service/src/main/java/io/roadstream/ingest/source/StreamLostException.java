package io.roadstream.ingest.source;

import java.io.IOException;

/** A live stream stopped giving frames: it ended, broke off or was silent for too long. */
final class StreamLostException extends IOException {

  private static final long serialVersionUID = 1L;

  StreamLostException(String message) {
    super(message);
  }
}

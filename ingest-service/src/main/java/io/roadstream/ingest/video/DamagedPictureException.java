package io.roadstream.ingest.video;

/** One picture of a video is damaged; the video can be read on behind it. */
public final class DamagedPictureException extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedPictureException(String message) {
    super(message);
  }
}

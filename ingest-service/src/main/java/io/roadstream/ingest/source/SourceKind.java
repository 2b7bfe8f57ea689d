package io.roadstream.ingest.source;

/** The kinds of source that a URI can name. */
public enum SourceKind {
  /** A path: folder of images, glob, one image, or a video file. */
  FILE(false),
  /** A folder laid out as Cityscapes. */
  CITYSCAPES(false),
  /** A procedural street. */
  SYNTHETIC(false),
  /** An RTSP camera. */
  RTSP(true),
  /** MJPEG (or another stream that FFmpeg reads) over HTTP. */
  HTTP(true),
  /** A Video4Linux2 device. */
  V4L2(true);

  private final boolean live;

  SourceKind(boolean live) {
    this.live = live;
  }

  /** Whether it gives frames at its own pace, without end, and may break off. */
  public boolean live() {
    return live;
  }
}

package io.roadstream.ingest.source;

import io.roadstream.ingest.video.VideoException;
import io.roadstream.ingest.video.VideoInput;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Opens sources. */
public final class Sources {

  private Sources() {}

  /**
   * Opens a source so far that its first frame can be read. A live source that is lost later is
   * opened again by itself and tells the listener.
   *
   * @throws SourceException if it is not there, matches nothing or cannot be read; not for a live
   *     source that is to be waited for
   * @throws IOException if a file cannot be looked at
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  public static FrameSource open(SourceUri uri, ReadSettings settings, ReconnectListener listener)
      throws IOException, InterruptedException {
    return switch (uri.kind()) {
      case FILE -> PathSources.open(uri, settings);
      case CITYSCAPES -> CityscapesSource.open(uri, settings);
      case SYNTHETIC -> SyntheticSource.open(uri, settings);
      case RTSP, HTTP, V4L2 -> live(uri, settings, listener);
    };
  }

  private static FrameSource live(SourceUri uri, ReadSettings settings, ReconnectListener listener)
      throws IOException, InterruptedException {
    VideoInput input = StreamInputs.of(uri, settings);
    LiveSource source =
        new LiveSource(
            () -> VideoSource.stream(input, settings, Clock.systemUTC()),
            settings.backoff(),
            listener,
            RandomGenerator.getDefault());
    if (!settings.waitForSource()) {
      try {
        source.connect();
      } catch (VideoException e) {
        String remedy =
            e.kind() == VideoException.Kind.UNSUPPORTED
                ? ""
                : ": check the address and that the camera is on";
        throw new SourceException(
            e.kind() == VideoException.Kind.MISSING
                ? SourceException.Kind.NOT_FOUND
                : SourceException.Kind.UNREADABLE,
            "source '%s' %s%s".formatted(uri, e.getMessage(), remedy),
            e);
      }
    }
    return source;
  }
}

package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.frame.SourceItem;
import io.roadstream.ingest.video.DamagedPictureException;
import io.roadstream.ingest.video.Picture;
import io.roadstream.ingest.video.VideoException;
import io.roadstream.ingest.video.VideoInput;
import io.roadstream.ingest.video.VideoReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pictures of one video. A file's own time is when its recording began (as the file states, or
 * else its time of modification) plus the picture's presentation time; a stream's is when the
 * picture arrived.
 */
final class VideoSource implements FrameSource {

  /** A file does not fall silent as a camera does; a file server may. */
  private static final Duration FILE_TIMEOUT = Duration.ofMinutes(1);

  private final String name;
  private final VideoReader reader;
  private final ReadSettings settings;
  private final Optional<Instant> start;
  private final Clock clock;
  private long index;

  private VideoSource(
      String name,
      VideoReader reader,
      ReadSettings settings,
      Optional<Instant> start,
      Clock clock) {
    this.name = name;
    this.reader = reader;
    this.settings = settings;
    this.start = start;
    this.clock = clock;
  }

  /** Opens a video file. */
  static VideoSource file(SourceUri uri, Path file, ReadSettings settings)
      throws IOException, InterruptedException {
    if (Files.size(file) == 0) {
      throw unreadable(uri, "has no bytes");
    }
    VideoInput input =
        new VideoInput(
            "file:" + file.toAbsolutePath(),
            uri.toString(),
            Optional.empty(),
            // A file must not make us open others, or the network, by naming them.
            Map.of("protocol_whitelist", "file"),
            false,
            FILE_TIMEOUT,
            settings.check().limits().maxPixels(),
            settings.jpegQuality());
    try {
      VideoReader reader = VideoReader.open(input);
      Optional<Instant> start = reader.recordedAt().or(() -> ImageFilesSource.modified(file));
      return new VideoSource(uri.toString(), reader, settings, start, Clock.systemUTC());
    } catch (VideoException e) {
      throw unreadable(uri, String.valueOf(e.getMessage()));
    }
  }

  /** Opens a live stream whose pictures are timed by their arrival. */
  static VideoSource stream(VideoInput input, ReadSettings settings, Clock clock)
      throws VideoException, InterruptedException {
    return new VideoSource(
        input.name(), VideoReader.open(input), settings, Optional.empty(), clock);
  }

  private static SourceException unreadable(SourceUri uri, String why) {
    return new SourceException(
        SourceException.Kind.UNREADABLE,
        "source '%s' %s: give a video that FFmpeg reads, or a folder of .jpg, .jpeg or .png files"
            .formatted(uri, why));
  }

  @Override
  public Optional<SourceItem> next() throws IOException, InterruptedException {
    String item = name + "#" + index;
    try {
      Optional<Picture> picture = reader.next();
      if (picture.isEmpty()) {
        return Optional.empty();
      }
      Instant time = start.map(s -> s.plus(picture.get().time())).orElseGet(clock::instant);
      return Optional.of(
          CapturedFrame.of(
              item,
              index,
              picture.get().time(),
              Optional.of(time),
              settings.check().check(picture.get().jpeg())));
    } catch (DamagedPictureException e) {
      return Optional.of(
          new SkippedInput(item, SkipReason.UNDECODABLE, String.valueOf(e.getMessage())));
    } catch (BadImageException e) {
      return Optional.of(new SkippedInput(item, e.reason(), String.valueOf(e.getMessage())));
    } finally {
      index++;
    }
  }

  @Override
  public OptionalLong size() {
    return reader.size();
  }

  @Override
  public void close() {
    reader.close();
  }
}

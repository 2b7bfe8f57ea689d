package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.frame.SourceItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Image files, one after the other, each passed through as it is. Their own pace is {@link
 * #INTERVAL}, their own time the file's time of modification.
 */
final class ImageFilesSource implements FrameSource {

  /** Ten pictures a second, since files name no rate. */
  static final Duration INTERVAL = Duration.ofMillis(100);

  private final List<Path> files;
  private final ImageCheck check;
  private int position;

  ImageFilesSource(List<Path> files, ImageCheck check) {
    this.files = List.copyOf(files);
    this.check = check;
  }

  @Override
  public Optional<SourceItem> next() {
    if (position == files.size()) {
      return Optional.empty();
    }
    int index = position++;
    Path file = files.get(index);
    try {
      return Optional.of(
          CapturedFrame.of(
              file.toString(),
              index,
              INTERVAL.multipliedBy(index),
              modified(file),
              ImageFile.read(file, check)));
    } catch (ImageFile.Unusable e) {
      return Optional.of(e.input());
    }
  }

  /** When the file was last changed; empty if the file system does not say. */
  static Optional<Instant> modified(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(files.size());
  }

  @Override
  public void close() {}
}

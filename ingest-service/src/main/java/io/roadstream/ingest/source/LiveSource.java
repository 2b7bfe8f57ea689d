package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.frame.SourceItem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A live source that never ends: when its stream breaks off, ends or falls silent, it is opened
 * again, after waits that grow until a frame has come. Frames keep their numbering across that.
 */
final class LiveSource implements FrameSource {

  private final Opener opener;
  private final Backoff backoff;
  private final ReconnectListener listener;
  private final RandomGenerator random;
  private @Nullable FrameSource stream;
  private int attempt;
  private long index;

  /** Opens the stream anew. */
  @FunctionalInterface
  interface Opener {
    FrameSource open() throws IOException, InterruptedException;
  }

  LiveSource(Opener opener, Backoff backoff, ReconnectListener listener, RandomGenerator random) {
    this.opener = opener;
    this.backoff = backoff;
    this.listener = listener;
    this.random = random;
  }

  /** Opens the stream for the first time; without it, {@link #next()} does and waits for it. */
  void connect() throws IOException, InterruptedException {
    stream = opener.open();
  }

  @Override
  public Optional<SourceItem> next() throws InterruptedException {
    while (true) {
      try {
        FrameSource current = stream;
        if (current == null) {
          current = opener.open();
          stream = current;
        }
        Optional<SourceItem> item = current.next();
        if (item.isPresent()) {
          attempt = 0;
          return Optional.of(renumbered(item.get()));
        }
        waitAfter("the stream ended");
      } catch (IOException e) {
        waitAfter(String.valueOf(e.getMessage()));
      }
    }
  }

  private void waitAfter(String reason) throws InterruptedException {
    closeStream();
    attempt++;
    Duration wait = backoff.before(attempt, random);
    listener.lost(attempt, wait, reason);
    Thread.sleep(wait.toMillis());
  }

  private SourceItem renumbered(SourceItem item) {
    long number = index++;
    if (item instanceof CapturedFrame frame) {
      return new CapturedFrame(
          frame.name().replaceFirst("#\\d+$", "#" + number),
          number,
          frame.offset(),
          frame.capturedAt(),
          frame.image(),
          frame.right(),
          frame.camera());
    }
    SkippedInput skipped = (SkippedInput) item;
    return new SkippedInput(
        skipped.name().replaceFirst("#\\d+$", "#" + number), skipped.reason(), skipped.message());
  }

  private void closeStream() {
    FrameSource old = stream;
    stream = null;
    if (old != null) {
      old.close();
    }
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    closeStream();
  }
}

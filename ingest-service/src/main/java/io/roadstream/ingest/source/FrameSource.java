package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.SourceItem;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stream of frames, read by one thread. An input that cannot become a frame is an item too, and
 * the source goes on behind it.
 */
public interface FrameSource extends Closeable {

  /**
   * The next item; empty at the end. May block for as long as a live source is silent, up to its
   * time-out.
   *
   * @throws InterruptedException if the thread was interrupted while it waited
   * @throws IOException if the source as a whole cannot go on
   */
  Optional<SourceItem> next() throws IOException, InterruptedException;

  /** How many items it will give in all, where that is known beforehand. */
  OptionalLong size();

  /** Frees what it holds; called by the reading thread. */
  @Override
  void close();
}

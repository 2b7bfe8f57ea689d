package io.roadstream.ingest.source;

import java.time.Duration;

/** Hears of a live source that was lost. */
@FunctionalInterface
public interface ReconnectListener {

  /**
   * Called on the reading thread before each wait.
   *
   * @param attempt number of the try that follows the wait, from 1 since the last frame
   * @param wait how long until that try
   * @param reason why the source is not there
   */
  void lost(int attempt, Duration wait, String reason);
}

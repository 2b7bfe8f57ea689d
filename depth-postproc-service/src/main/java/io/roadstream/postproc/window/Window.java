package io.roadstream.postproc.window;

import io.roadstream.perception.depth.DepthCodec;
import java.util.SortedMap;

/**
 * One window of one camera.
 *
 * @param startMicros inclusive
 * @param codec that the frames' depths went through
 * @param classes counts by trainId
 */
record Window(long startMicros, DepthCodec codec, SortedMap<Integer, Counts> classes) {

  /**
   * Of one class.
   *
   * @param frames frames that show it
   * @param bins cells in each bin
   */
  record Counts(long frames, long[] bins) {}
}

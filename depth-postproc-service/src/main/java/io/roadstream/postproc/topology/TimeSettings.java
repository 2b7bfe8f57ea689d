package io.roadstream.postproc.topology;

import java.time.Duration;

/**
 * How frames of one camera are put together over time, by the time of their capture.
 *
 * @param grace how late a frame may be
 * @param lostAfter an object that was not seen for so long gets a new id
 * @param window size of the windows of depth histograms
 */
public record TimeSettings(Duration grace, Duration lostAfter, Duration window) {

  /** Two seconds of grace, one second of memory, windows of ten seconds. */
  public static final TimeSettings DEFAULT =
      new TimeSettings(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(10));
}

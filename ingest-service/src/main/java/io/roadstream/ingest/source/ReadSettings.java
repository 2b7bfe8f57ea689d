package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.ImageCheck;
import java.time.Duration;

/**
 * How sources read.
 *
 * @param check the limits on images
 * @param jpegQuality quality of frames that we encode ourselves, 1 to 100
 * @param rightImage whether to take right images along where the source has them
 * @param timeout how long a live source may be silent before it counts as lost
 * @param backoff how to wait for a lost live source
 * @param waitForSource whether a live source that is not there at the start is waited for as well;
 *     otherwise it is an error
 */
public record ReadSettings(
    ImageCheck check,
    int jpegQuality,
    boolean rightImage,
    Duration timeout,
    Backoff backoff,
    boolean waitForSource) {

  /** The usual limits, quality 90, no right images, 10 s, and an error if nothing is there. */
  public static final ReadSettings DEFAULT =
      new ReadSettings(
          ImageCheck.DEFAULT, 90, false, Duration.ofSeconds(10), Backoff.DEFAULT, false);

  /**
   * @throws IllegalArgumentException if the quality is out of range or the time-out not positive
   */
  public ReadSettings {
    if (jpegQuality < 1 || jpegQuality > 100) {
      throw new IllegalArgumentException("JPEG quality must be 1 to 100, not " + jpegQuality);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("time-out must be positive, not " + timeout);
    }
  }
}

package io.roadstream.schemas.id;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Makes the identity of a frame from its camera, the microsecond at which it was taken and its
 * encoded bytes.
 *
 * <p>So a frame that is sent again with the time at which it was taken (a retried upload, a file
 * replayed with its original timestamps) has the id that it had before, whatever sequence number
 * the second sending got; and pictures that look the same, but were taken at different moments (a
 * looped folder, a parked camera, the same file ingested again at the present time), have different
 * ids. The sequence number is left out on purpose: it says how often a camera has sent, not what.
 */
public final class FrameIds {

  private FrameIds() {}

  /**
   * Returns 32 lower-case hexadecimal digits: half of a SHA-256 over camera, time and image.
   *
   * @param cameraId the camera
   * @param capturedAt when the picture was taken; what is finer than a microsecond does not count,
   *     since a frame's record does not carry it
   * @param image the encoded (left) image; its position is left as it was
   */
  public static String of(String cameraId, Instant capturedAt, ByteBuffer image) {
    return new Digest("frame")
        .add(cameraId)
        .add(ChronoUnit.MICROS.between(Instant.EPOCH, capturedAt))
        .add(image)
        .toId();
  }
}

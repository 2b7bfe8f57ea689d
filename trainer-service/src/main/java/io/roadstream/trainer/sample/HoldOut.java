package io.roadstream.trainer.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * Which samples are never trained on: whole blocks of time of a camera, chosen by a hash of both,
 * so that a frame and its neighbour are on the same side, today and whenever a run is repeated.
 *
 * @param share of the blocks, above 0 and below 1
 * @param blockSeconds length of a block
 */
public record HoldOut(double share, long blockSeconds) {

  private static final double HASHES = 0x1p32;

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public HoldOut {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share is " + share + "; use above 0 and below 1");
    }
    if (blockSeconds < 1) {
      throw new IllegalArgumentException("blockSeconds is " + blockSeconds + "; use 1 or more");
    }
  }

  /** A rule with blocks of a duration. */
  public static HoldOut of(double share, Duration block) {
    return new HoldOut(share, block.toSeconds());
  }

  /** Whether a sample is held out. */
  public boolean holds(SampleEntry entry) {
    long block = Math.floorDiv(entry.capturedAt().getEpochSecond(), blockSeconds);
    return hash(entry.cameraId() + "/" + block) < share;
  }

  private static double hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      long value = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        value = (value << Byte.SIZE) | (digest[i] & 0xFF);
      }
      return value / HASHES;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

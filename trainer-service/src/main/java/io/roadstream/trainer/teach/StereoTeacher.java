package io.roadstream.trainer.teach;

import io.roadstream.perception.image.RgbImage;

/**
 * Labels a stereo pair and keeps only what both views agree on: the pair is matched once more with
 * left and right exchanged (both mirrored, so that the matcher still looks to the left), and a
 * pixel's disparity stands if its partner's is the same within a pixel or 3 %. Its confidence falls
 * evenly with the difference. What the right camera cannot see is thereby left out.
 */
public final class StereoTeacher implements AutoCloseable {

  private static final double LEAST_TOLERANCE = 1;
  private static final double RELATIVE_TOLERANCE = 0.03;

  private final StereoMatcher matcher;

  /**
   * @param matcher is closed with this
   */
  public StereoTeacher(StereoMatcher matcher) {
    this.matcher = matcher;
  }

  /** The matcher's name. */
  public String name() {
    return matcher.name();
  }

  /** Labels the left image of a rectified pair. */
  public Disparity label(RgbImage left, RgbImage right) {
    int width = left.width();
    float[] forward = matcher.match(left, right);
    float[] backward = matcher.match(mirrored(right), mirrored(left));
    float[] pixels = new float[forward.length];
    float[] confidence = new float[forward.length];
    for (int i = 0; i < forward.length; i++) {
      int x = i % width;
      int partner = (int) Math.round((double) x - forward[i]);
      if (forward[i] > 0 && partner >= 0) {
        double other = backward[i - x + (width - 1 - partner)];
        double tolerance = Math.max(LEAST_TOLERANCE, RELATIVE_TOLERANCE * forward[i]);
        double trust = other > 0 ? 1 - Math.abs(other - forward[i]) / tolerance : 0;
        if (trust > 0) {
          pixels[i] = forward[i];
          confidence[i] = (float) trust;
        }
      }
    }
    return new Disparity(width, left.height(), pixels, confidence);
  }

  private static RgbImage mirrored(RgbImage image) {
    byte[] data = new byte[image.data().length];
    int width = image.width();
    for (int i = 0; i < width * image.height(); i++) {
      int x = i % width;
      System.arraycopy(image.data(), i * 3, data, (i - x + width - 1 - x) * 3, 3);
    }
    return new RgbImage(width, image.height(), data);
  }

  @Override
  public void close() {
    matcher.close();
  }
}

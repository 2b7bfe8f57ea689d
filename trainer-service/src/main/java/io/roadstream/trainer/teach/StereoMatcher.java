package io.roadstream.trainer.teach;

import io.roadstream.perception.image.RgbImage;

/**
 * Finds for each pixel of one image of a rectified pair how far left its partner lies in the other.
 * One thread at a time.
 */
public interface StereoMatcher extends AutoCloseable {

  /** What it is, for people and for names of folders: lower-case letters and digits. */
  String name();

  /**
   * Matches a pair.
   *
   * @return disparities in pixels of the left image, row-major; 0 or less where there is none
   * @throws IllegalArgumentException if the images differ in size
   */
  float[] match(RgbImage left, RgbImage right);

  @Override
  default void close() {}
}

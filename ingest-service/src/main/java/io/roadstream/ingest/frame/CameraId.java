package io.roadstream.ingest.frame;

import java.util.regex.Pattern;

/** The rule for names of cameras: they are record keys, metric labels and parts of file names. */
public final class CameraId {

  /** What is allowed, in words. */
  public static final String RULE =
      "1 to 64 letters, digits, '.', '_' or '-', starting with a letter or digit";

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private CameraId() {}

  /** Whether this may name a camera. */
  public static boolean isValid(String id) {
    return VALID.matcher(id).matches();
  }

  /**
   * The same id, once checked.
   *
   * @throws IllegalArgumentException if it may not name a camera; the message says what may
   */
  public static String require(String id) {
    if (!isValid(id)) {
      throw new IllegalArgumentException("camera id '" + id + "' is not valid: give " + RULE);
    }
    return id;
  }
}

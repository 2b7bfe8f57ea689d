package io.roadstream.perception.bundle;

import java.util.Locale;

/**
 * A place in an S3 bucket, written {@code s3://BUCKET/KEY}.
 *
 * @param bucket the bucket's name
 * @param key of an object or a folder, without slashes at its ends; empty for the bucket itself
 */
public record S3Location(String bucket, String key) {

  private static final String SCHEME = "s3://";

  /** Whether a location is one in a bucket. */
  public static boolean is(String location) {
    return location.toLowerCase(Locale.ROOT).startsWith(SCHEME);
  }

  /**
   * Reads the written form.
   *
   * @throws BundleException if it names no bucket
   */
  public static S3Location parse(String location) {
    String path = is(location) ? location.substring(SCHEME.length()) : "";
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new BundleException(
          "'" + location + "' names no bucket; write s3://BUCKET or s3://BUCKET/FOLDER");
    }
    return new S3Location(
        bucket, slash < 0 ? "" : path.substring(slash + 1).replaceAll("^/+|/+$", ""));
  }

  /** A place below this one. */
  public S3Location resolve(String name) {
    return new S3Location(bucket, key.isEmpty() ? name : key + "/" + name);
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}

package io.roadstream.perception.image;

/**
 * How large an image may be before it is refused undecoded.
 *
 * @param maxPixels width times height
 * @param maxBytes encoded size
 */
public record ImageLimits(long maxPixels, int maxBytes) {

  /** 64 megapixels and 16 MiB. */
  public static final ImageLimits DEFAULT = new ImageLimits(64_000_000, 16 << 20);

  /** The most pixels whose three bytes each fit a Java array. */
  private static final long MOST_PIXELS = Integer.MAX_VALUE / 3 - 8;

  /**
   * @throws IllegalArgumentException if a limit is not positive or no array could hold the image
   */
  public ImageLimits {
    if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "image limit of " + maxPixels + " pixels is not within 1.." + MOST_PIXELS);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("image limit of " + maxBytes + " bytes is not positive");
    }
  }
}

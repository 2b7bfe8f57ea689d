package io.roadstream.ingest.frame;

import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.image.ImageHeader;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.schemas.ImageEncoding;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether bytes are a whole JPEG or PNG within limits, by their structure alone: nothing is
 * decoded, so that a hostile image costs no memory and a good one little time. Thread-safe.
 */
public final class ImageCheck {

  /** With the limits of the whole project. */
  public static final ImageCheck DEFAULT = new ImageCheck(ImageLimits.DEFAULT);

  private final ImageLimits limits;
  private final ImageDecoder decoder;

  /** A check against these limits. */
  public ImageCheck(ImageLimits limits) {
    this.limits = limits;
    this.decoder = new ImageDecoder(limits);
  }

  /** What is checked against. */
  public ImageLimits limits() {
    return limits;
  }

  /**
   * The image that these bytes are.
   *
   * @throws BadImageException if they are none, not a whole one, or one over a limit
   */
  public EncodedImage check(byte[] bytes) throws BadImageException {
    try {
      ImageHeader header = decoder.check(bytes);
      ImageEncoding encoding =
          switch (header.format()) {
            case JPEG -> ImageEncoding.JPEG;
            case PNG -> ImageEncoding.PNG;
          };
      return new EncodedImage(encoding, header.width(), header.height(), bytes);
    } catch (ImageException e) {
      throw new BadImageException(reason(e), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Refuses a size over the limit before its bytes are read.
   *
   * @throws BadImageException if there are more bytes than the limit
   */
  public void requireSize(long bytes) throws BadImageException {
    if (bytes > limits.maxBytes()) {
      throw new BadImageException(
          SkipReason.OVERSIZED,
          "image has %d bytes; the limit is %d: send smaller images or raise the limit"
              .formatted(bytes, limits.maxBytes()));
    }
  }

  /** The encoding that a file name's extension promises; empty if it promises none that we read. */
  public static Optional<ImageEncoding> promisedBy(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    return switch (dot < 0 ? "" : extension) {
      case "jpg", "jpeg", "jpe" -> Optional.of(ImageEncoding.JPEG);
      case "png" -> Optional.of(ImageEncoding.PNG);
      default -> Optional.empty();
    };
  }

  private static SkipReason reason(ImageException e) {
    return switch (e.reason()) {
      case EMPTY -> SkipReason.EMPTY;
      case TRUNCATED -> SkipReason.TRUNCATED;
      case TOO_LARGE -> SkipReason.OVERSIZED;
      case UNSUPPORTED, CORRUPT -> SkipReason.UNDECODABLE;
    };
  }
}

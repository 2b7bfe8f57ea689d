package io.roadstream.ingest.frame;

import io.roadstream.schemas.CameraModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A frame as its source gave it, before it has an identity.
 *
 * @param name where it comes from, for messages
 * @param index its place among the source's inputs, from 0; an input that was skipped takes a place
 * @param offset its time since the source's start at the source's own pace, never negative
 * @param capturedAt when the source says that it was taken; empty if the source does not know
 * @param image the (left) image
 * @param right the rectified right image, same size and encoding
 * @param camera intrinsics where known
 */
public record CapturedFrame(
    String name,
    long index,
    Duration offset,
    Optional<Instant> capturedAt,
    EncodedImage image,
    Optional<EncodedImage> right,
    Optional<CameraModel> camera)
    implements SourceItem {

  /**
   * @throws IllegalArgumentException if the right image differs from the left in size or encoding
   */
  public CapturedFrame {
    if (right.isPresent()) {
      EncodedImage other = right.get();
      if (other.encoding() != image.encoding()
          || other.width() != image.width()
          || other.height() != image.height()) {
        throw new IllegalArgumentException(
            "right image of '%s' is %s %dx%d, the left one %s %dx%d: a pair has one size and encoding"
                .formatted(
                    name,
                    other.encoding(),
                    other.width(),
                    other.height(),
                    image.encoding(),
                    image.width(),
                    image.height()));
      }
    }
  }

  /** A frame of a single camera of which nothing more is known. */
  public static CapturedFrame of(
      String name, long index, Duration offset, Optional<Instant> capturedAt, EncodedImage image) {
    return new CapturedFrame(
        name, index, offset, capturedAt, image, Optional.empty(), Optional.empty());
  }

  /** The same frame, taken by a camera that is known. */
  public CapturedFrame withCamera(CameraModel model) {
    return new CapturedFrame(name, index, offset, capturedAt, image, right, Optional.of(model));
  }

  /** Bytes of both images. */
  public long imageBytes() {
    return image.bytes().length + right.map(r -> (long) r.bytes().length).orElse(0L);
  }
}

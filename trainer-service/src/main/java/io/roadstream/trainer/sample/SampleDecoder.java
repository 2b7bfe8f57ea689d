package io.roadstream.trainer.sample;

import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneException;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.DepthLabel;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.MaskLabel;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.TrainingSample;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes samples and lets none pass that could not be trained on: the image must have the frame's
 * size, a label must cover the image, classes must be trainIds or void, depth must be metres.
 * Thread-safe.
 */
public final class SampleDecoder {

  /** Rows that rounding may cost a label of another size. */
  private static final double SHAPE_TOLERANCE = 0.02;

  private static final int MOST_PIXELS = 64_000_000;

  private final ImageDecoder images = new ImageDecoder(ImageLimits.DEFAULT);

  /**
   * Decodes a sample.
   *
   * @throws BadSampleException if something of it is wrong
   */
  public DecodedSample decode(TrainingSample sample) {
    if (sample.getMask() == null && sample.getDepth() == null) {
      throw new BadSampleException("it has neither a class nor a depth label");
    }
    RgbImage image = image(sample);
    return new DecodedSample(
        image,
        mask(sample.getMask(), image),
        depth(sample.getDepth(), image),
        camera(sample.getCamera()));
  }

  private RgbImage image(TrainingSample sample) {
    RgbImage image;
    try {
      image = images.decode(bytes(sample.getImage()));
    } catch (ImageException e) {
      throw new BadSampleException("its image cannot be decoded: " + e.getMessage(), e);
    }
    FrameRef frame = sample.getFrame();
    if (image.width() != frame.getWidth() || image.height() != frame.getHeight()) {
      throw new BadSampleException(
          "its image is "
              + image.width()
              + "x"
              + image.height()
              + ", its frame says "
              + frame.getWidth()
              + "x"
              + frame.getHeight());
    }
    return image;
  }

  private static ClassMask mask(@Nullable MaskLabel label, RgbImage image) {
    if (label == null) {
      byte[] ids = new byte[image.width() * image.height()];
      Arrays.fill(ids, (byte) ClassMask.VOID);
      return new ClassMask(image.width(), image.height(), ids);
    }
    requireCovers("class", label.getWidth(), label.getHeight(), image);
    byte[] ids;
    try {
      ids =
          codec(label.getEncoding())
              .decodeBytes(label.getMask(), label.getWidth(), label.getHeight());
    } catch (PlaneException e) {
      throw new BadSampleException("its class label cannot be decoded: " + e.getMessage(), e);
    }
    for (byte id : ids) {
      int trainId = id & 0xFF;
      if (trainId >= CityscapesClasses.COUNT && trainId != ClassMask.VOID) {
        throw new BadSampleException(
            "its class label has id "
                + trainId
                + "; trainIds 0.."
                + (CityscapesClasses.COUNT - 1)
                + " and 255 are possible");
      }
    }
    byte[] whole = new byte[image.width() * image.height()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = ids[source(i, image, label.getWidth(), label.getHeight())];
    }
    return new ClassMask(image.width(), image.height(), whole);
  }

  private static MetricDepth depth(@Nullable DepthLabel label, RgbImage image) {
    float[] whole = new float[image.width() * image.height()];
    if (label == null) {
      return new MetricDepth(image.width(), image.height(), whole);
    }
    requireCovers("depth", label.getWidth(), label.getHeight(), image);
    double units = label.getUnitsPerMetre();
    if (!(units > 0) || !Double.isFinite(units)) {
      throw new BadSampleException(
          "its depth label has " + units + " units a metre; a positive number is possible");
    }
    float[] metres;
    try {
      short[] values =
          codec(label.getEncoding())
              .decodeShorts(label.getDepth(), label.getWidth(), label.getHeight());
      metres = KittiDepth.metres(label.getWidth(), label.getHeight(), values, units).metres();
    } catch (PlaneException e) {
      throw new BadSampleException("its depth label cannot be decoded: " + e.getMessage(), e);
    }
    for (int i = 0; i < whole.length; i++) {
      whole[i] = metres[source(i, image, label.getWidth(), label.getHeight())];
    }
    return new MetricDepth(image.width(), image.height(), whole);
  }

  private static @Nullable Intrinsics camera(@Nullable CameraModel camera) {
    if (camera == null) {
      return null;
    }
    try {
      return new Intrinsics(camera.getFx(), camera.getFy(), camera.getCx(), camera.getCy());
    } catch (IllegalArgumentException e) {
      throw new BadSampleException("its camera is impossible: " + e.getMessage(), e);
    }
  }

  private static void requireCovers(String what, int width, int height, RgbImage image) {
    boolean possible = width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
    double shape =
        possible ? (double) width * image.height() / ((double) height * image.width()) : 0;
    if (Math.abs(shape - 1) > SHAPE_TOLERANCE) {
      throw new BadSampleException(
          "its "
              + what
              + " label is "
              + width
              + "x"
              + height
              + ", its image "
              + image.width()
              + "x"
              + image.height()
              + "; a label covers the image, of the same shape");
    }
  }

  /** The label's cell under the centre of an image's pixel. */
  private static int source(int pixel, RgbImage image, int width, int height) {
    if (width == image.width() && height == image.height()) {
      return pixel;
    }
    int column = pixel % image.width();
    int row = pixel / image.width();
    int x = (int) ((column + 0.5) * width / image.width());
    int y = (int) ((row + 0.5) * height / image.height());
    return Math.min(y, height - 1) * width + Math.min(x, width - 1);
  }

  private static PlaneCodec codec(PlaneEncoding encoding) {
    return switch (encoding) {
      case PNG -> PlaneCodec.of(PlaneFormat.PNG);
      case ZSTD -> PlaneCodec.of(PlaneFormat.ZSTD);
      default -> throw new BadSampleException("its label's encoding " + encoding + " is unknown");
    };
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}

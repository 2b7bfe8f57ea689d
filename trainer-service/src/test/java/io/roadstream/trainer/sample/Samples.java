package io.roadstream.trainer.sample;

import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.DepthLabel;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ImageEncoding;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.MaskLabel;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.id.SampleIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/** Small samples: noise whose class and depth follow from the row. */
public final class Samples {

  public static final int WIDTH = 128;
  public static final int HEIGHT = 64;

  private static final PlaneCodec PLANES = PlaneCodec.of(PlaneFormat.ZSTD);

  private Samples() {}

  public static TrainingSample sample(int number) {
    return sample("camera-" + number % 5, number);
  }

  public static TrainingSample sample(String camera, int number) {
    byte[] pixels = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(pixels, (byte) new Random(number).nextInt());
    byte[] mask = new byte[WIDTH * HEIGHT];
    short[] depth = new short[WIDTH * HEIGHT];
    for (int i = 0; i < mask.length; i++) {
      int row = i / WIDTH;
      mask[i] = (byte) (row % 4);
      depth[i] = (short) (256 * (2 + HEIGHT - row));
    }
    return build(
        camera,
        number,
        ImageEncoder.jpeg(new RgbImage(WIDTH, HEIGHT, pixels), 90),
        mask(mask, WIDTH, HEIGHT),
        depth(depth, 256));
  }

  public static MaskLabel mask(byte[] ids, int width, int height) {
    return new MaskLabel(
        PlaneEncoding.ZSTD,
        width,
        height,
        ByteBuffer.wrap(PLANES.encode(ids, width, height)),
        LabelOrigin.SYNTHETIC,
        "a test");
  }

  static DepthLabel depth(short[] values, double unitsPerMetre) {
    return new DepthLabel(
        PlaneEncoding.ZSTD,
        WIDTH,
        HEIGHT,
        unitsPerMetre,
        ByteBuffer.wrap(PLANES.encode(values, WIDTH, HEIGHT)),
        LabelOrigin.SYNTHETIC,
        "a test");
  }

  static TrainingSample build(
      String camera, int number, byte[] image, MaskLabel mask, DepthLabel depth) {
    Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(10L * number);
    ByteBuffer bytes = ByteBuffer.wrap(image);
    return TrainingSample.newBuilder()
        .setSampleId(SampleIds.of(camera, bytes, mask, depth))
        .setFrame(new FrameRef(camera, camera + "-" + number, (long) number, at, at, WIDTH, HEIGHT))
        .setEncoding(ImageEncoding.JPEG)
        .setImage(bytes)
        .setMask(mask)
        .setDepth(depth)
        .build();
  }
}

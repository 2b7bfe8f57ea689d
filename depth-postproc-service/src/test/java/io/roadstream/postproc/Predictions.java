package io.roadstream.postproc;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.InferenceTimings;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.Region;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * Predictions of a frame of 64x40 pixels whose upper 32 rows a grid of 32x16 cells covers: road,
 * and on it a car of 6x4 cells at 20 m from column 8, row 4.
 */
public final class Predictions {

  public static final int WIDTH = 32;
  public static final int HEIGHT = 16;
  public static final Instant CAPTURED = Instant.parse("2026-03-01T12:00:00.123456Z");

  private Predictions() {}

  public static byte[] mask() {
    byte[] ids = new byte[WIDTH * HEIGHT];
    for (int y = 4; y < 8; y++) {
      Arrays.fill(ids, y * WIDTH + 8, y * WIDTH + 14, (byte) 13);
    }
    return ids;
  }

  public static short[] codes() {
    short[] codes = new short[WIDTH * HEIGHT];
    Arrays.fill(codes, DepthCodec.ARTICLE.encode(20));
    codes[0] = 0;
    return codes;
  }

  public static Prediction prediction(String cameraId, long sequence) {
    return with(cameraId, sequence, WIDTH, HEIGHT, mask(), codes());
  }

  public static Prediction with(
      String cameraId, long sequence, int width, int height, byte[] mask, short[] codes) {
    PlaneCodec zstd = PlaneCodec.of(PlaneFormat.ZSTD);
    return Prediction.newBuilder()
        .setFrame(
            FrameRef.newBuilder()
                .setCameraId(cameraId)
                .setFrameId(cameraId + "-" + sequence)
                .setSequence(sequence)
                .setCapturedAt(CAPTURED)
                .setIngestedAt(CAPTURED)
                .setWidth(64)
                .setHeight(40)
                .build())
        .setModel(new ModelRef("street", "1.2.3", "ab12"))
        .setRegion(new Region(0, 0, 64, 32))
        .setGrid(new Grid(width, height))
        .setDepthCodec(new io.roadstream.schemas.DepthCodec("log", 5.0, 1.0, 250.0))
        .setMaskEncoding(PlaneEncoding.ZSTD)
        .setMask(ByteBuffer.wrap(zstd.encode(mask, width, height)))
        .setDepthEncoding(PlaneEncoding.ZSTD)
        .setDepth(ByteBuffer.wrap(zstd.encode(codes, width, height)))
        .setCamera(new CameraModel(50.0, 50.0, 31.5, 19.5, null))
        .setTimings(new InferenceTimings(1L, 2L, 3L, 4L, 5L, 6))
        .build();
  }
}

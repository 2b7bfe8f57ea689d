package io.roadstream.benchmarks.postproc;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
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
import java.util.Random;

/**
 * Predictions like those of the network: the truth of a rendered street on a quarter of the grid,
 * with noise of 1 % on its depth, brought to the grid bilinearly.
 */
final class StreetPrediction {

  private static final int STEP = 4;
  private static final double NOISE = 0.01;
  private static final int SKY = 10;
  private static final DepthCodec CODEC = DepthCodec.ARTICLE;

  private final int width;
  private final int height;
  private final double[] coarse;
  private final byte[] coarseIds;
  private final SceneFrame frame;

  private StreetPrediction(SceneFrame frame, int width, int height) {
    this.frame = frame;
    this.width = width;
    this.height = height;
    coarse = new double[width / STEP * (height / STEP)];
    coarseIds = new byte[coarse.length];
    Random random = new Random(1);
    for (int i = 0; i < coarse.length; i++) {
      int x = i % (width / STEP) * STEP + STEP / 2;
      int y = i / (width / STEP) * STEP + STEP / 2;
      float metres = frame.depth()[y * frame.width() + x];
      double noise = random.nextGaussian() * NOISE / CODEC.scale();
      coarse[i] = CODEC.transform(metres > 0 ? metres : CODEC.maxMetres()) + noise;
      int trainId = frame.trainIds()[y * frame.width() + x] & 0xFF;
      coarseIds[i] = (byte) (trainId < CityscapesClasses.COUNT ? trainId : SKY);
    }
  }

  /**
   * The prediction of a street.
   *
   * @param width of the grid and the frame, a multiple of 4
   * @param height of the grid, a multiple of 4; the frame is a quarter higher
   */
  static Prediction of(long seed, int width, int height) {
    SceneSettings settings =
        SceneSettings.builder().setSeed(seed).optSize(width, height * 5 / 4).optThreads(1).build();
    try (SceneRenderer renderer = new SceneRenderer(settings)) {
      return new StreetPrediction(renderer.render(0), width, height).prediction();
    }
  }

  private Prediction prediction() {
    byte[] mask = new byte[width * height];
    short[] codes = new short[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sample(x, y, mask, codes);
      }
    }
    PlaneCodec zstd = PlaneCodec.of(PlaneFormat.ZSTD);
    return Prediction.newBuilder()
        .setFrame(
            new FrameRef(
                "bench", "0", 0L, Instant.EPOCH, Instant.now(), frame.width(), frame.height()))
        .setModel(new ModelRef("bench", "1", "0"))
        .setRegion(new Region(0, 0, width, height))
        .setGrid(new Grid(width, height))
        .setDepthCodec(
            new io.roadstream.schemas.DepthCodec(
                "log", CODEC.scale(), CODEC.minMetres(), CODEC.maxMetres()))
        .setMaskEncoding(PlaneEncoding.ZSTD)
        .setMask(ByteBuffer.wrap(zstd.encode(mask, width, height)))
        .setDepthEncoding(PlaneEncoding.ZSTD)
        .setDepth(ByteBuffer.wrap(zstd.encode(codes, width, height)))
        .setCamera(new CameraModel(width / 0.9, width / 0.9, width / 2.0, height / 2.0, null))
        .setTimings(new InferenceTimings(0L, 0L, 0L, 0L, 0L, 1))
        .build();
  }

  /** Bilinear depth, and the class whose corners weigh most, as the network's heads give them. */
  private void sample(int x, int y, byte[] mask, short[] codes) {
    int columns = width / STEP;
    double atX = Math.max(0, (x + 0.5) / STEP - 0.5);
    double atY = Math.max(0, (y + 0.5) / STEP - 0.5);
    int left = (int) atX;
    int top = (int) atY;
    int right = Math.min(columns - 1, left + 1);
    int bottom = Math.min(height / STEP - 1, top + 1);
    int[] corners = {
      top * columns + left, top * columns + right, bottom * columns + left, bottom * columns + right
    };
    double tx = atX - left;
    double ty = atY - top;
    double[] weights = {(1 - tx) * (1 - ty), tx * (1 - ty), (1 - tx) * ty, tx * ty};
    double depth = 0;
    double[] votes = new double[256];
    int best = coarseIds[corners[0]];
    for (int i = 0; i < corners.length; i++) {
      depth += weights[i] * coarse[corners[i]];
      int id = coarseIds[corners[i]];
      votes[id] += weights[i];
      best = votes[id] > votes[best] ? id : best;
    }
    mask[y * width + x] = (byte) best;
    codes[y * width + x] = CODEC.codeOf((float) depth);
  }
}

package io.roadstream.benchmarks.engine;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.HeadUpsampler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Upsample, arg-max and depth codes of one frame of 1024x400, on one thread. In a street about one
 * block of cells in ten lies on the edge between two classes, which is what {@code regions} is
 * like; {@code noise} has an edge in every block and is the worst case.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HeadUpsamplerBenchmark {

  private static final int WIDTH = 1024;
  private static final int HEIGHT = 400;
  private static final int REGION = 20;

  /** What the logits are like. */
  @Param({"regions", "noise"})
  public String logits = "regions";

  private HeadUpsampler upsampler = new HeadUpsampler(manifest());
  private FloatBuffer segmentation = FloatBuffer.allocate(0);
  private FloatBuffer depth = FloatBuffer.allocate(0);

  /** Fills the heads. */
  @Setup
  public void fillHeads() {
    upsampler = new HeadUpsampler(manifest());
    int classes = manifest().classes().size();
    int cells = upsampler.headWidth() * upsampler.headHeight();
    Random random = new Random(1);
    segmentation = direct(classes * cells);
    depth = direct(upsampler.depthWidth() * upsampler.depthHeight());
    for (int c = 0; c < classes; c++) {
      for (int y = 0; y < upsampler.headHeight(); y++) {
        for (int x = 0; x < upsampler.headWidth(); x++) {
          boolean favoured = (x / REGION + y / REGION * 7) % classes == c;
          double value = logits.equals("noise") ? 0 : favoured ? 8 : 0;
          segmentation.put((float) (value + random.nextGaussian()));
        }
      }
    }
    while (depth.hasRemaining()) {
      depth.put((float) (0.5 + 0.1 * random.nextGaussian()));
    }
  }

  /** One frame. */
  @Benchmark
  public DensePrediction predict() {
    segmentation.rewind();
    depth.rewind();
    return upsampler.predict(segmentation, depth);
  }

  private static BundleManifest manifest() {
    return ArticleNetwork.manifest(WIDTH, HEIGHT);
  }

  private static FloatBuffer direct(int values) {
    return ByteBuffer.allocateDirect(Float.BYTES * values)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}

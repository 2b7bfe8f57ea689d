package io.roadstream.benchmarks.image;

import io.roadstream.perception.bundle.BundleManifest.Crop;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.Preprocessor;
import io.roadstream.perception.image.RgbImage;
import java.util.List;
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

/** From the bytes of a frame to what the network sees, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PreprocessorBenchmark {

  private static final int JPEG_QUALITY = 90;

  /** Width and height of the frames. */
  @Param({"1024x512", "1280x720", "1920x1080", "2048x1024"})
  public String frame = "1024x512";

  private byte[] jpeg = new byte[0];
  private byte[] png = new byte[0];
  private Preprocessor preprocessor = preprocessor();

  /** Makes a picture that compresses like a photograph. */
  @Setup
  public void makeFrames() {
    String[] sides = frame.split("x", -1);
    RgbImage picture = Pictures.waves(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    jpeg = ImageEncoder.jpeg(picture, JPEG_QUALITY);
    png = ImageEncoder.png(picture, 1);
    preprocessor = preprocessor();
  }

  /** Decode (reduced where possible), crop, resize, normalise. */
  @Benchmark
  public NetworkInput jpeg() {
    return preprocessor.prepare(jpeg);
  }

  /** The same of a PNG, which is always decoded whole. */
  @Benchmark
  public NetworkInput png() {
    return preprocessor.prepare(png);
  }

  private static Preprocessor preprocessor() {
    return new Preprocessor(
        new ImageDecoder(ImageLimits.DEFAULT),
        new Input(
            512,
            208,
            new Crop(0, 0, 1, 0.8),
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225)));
  }
}

package io.roadstream.benchmarks.engine;

import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.DeviceChoice;
import io.roadstream.perception.engine.EngineKind;
import io.roadstream.perception.engine.EngineSettings;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.OnnxEngine;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.engine.PyTorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Measures the article's test, one frame of a given size at a time, on three engines: the article's
 * network as TorchScript the way it is exported (the baseline), the bundle's TorchScript, and the
 * bundle's graph on ONNX Runtime. A run takes the network's input and gives class mask and depth
 * codes, the same work for all three.
 *
 * <p>The engines take turns of a few runs, in an order that rotates, so that whatever else the
 * machine does meets all of them; between turns there is a short rest in which the threads of the
 * engine before stop spinning.
 */
public final class EngineBenchmark {

  private static final int TURN = 5;
  private static final long REST_MILLIS = 20;

  private final ModelBundle bundle;
  private final EngineBenchmarkSettings settings;

  /**
   * @param bundle the network to run; its input size does not matter
   * @param settings size, runs and threads
   */
  public EngineBenchmark(ModelBundle bundle, EngineBenchmarkSettings settings) {
    this.bundle = bundle.withInputSize(settings.width(), settings.height());
    this.settings = settings;
  }

  /** How many runs there will be, warm-up included, over all engines. */
  public int totalRuns() {
    return 3 * (settings.warmUp() + settings.runs());
  }

  /**
   * Measures.
   *
   * @param progress is told after every run how many are done
   */
  public EngineBenchmarkReport run(IntConsumer progress) {
    Path folder = temporaryFolder();
    try {
      ModelBundle article = ArticleNetwork.unpack(folder, settings.width(), settings.height());
      // Stated, not left to the engines, which would choose differently.
      int threads =
          settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
      EngineSettings cpu = new EngineSettings(EngineKind.AUTO, DeviceChoice.CPU, threads, 1);
      EngineSettings device = new EngineSettings(EngineKind.PYTORCH, settings.device(), threads, 1);
      try (PerceptionEngine baseline = new PyTorchEngine(article, device);
          PerceptionEngine torch = new PyTorchEngine(bundle, device);
          PerceptionEngine onnx = new OnnxEngine(bundle, cpu)) {
        return measure(List.of(baseline, torch, onnx), threads, progress);
      }
    } finally {
      delete(folder);
    }
  }

  private EngineBenchmarkReport measure(
      List<PerceptionEngine> engines, int threads, IntConsumer progress) {
    List<NetworkInput> frame = List.of(frame());
    int done = 0;
    for (PerceptionEngine engine : engines) {
      for (int run = 0; run < settings.warmUp(); run++) {
        engine.infer(frame);
        progress.accept(++done);
      }
    }
    long[][] nanos = new long[engines.size()][settings.runs()];
    int rotation = 0;
    for (int first = 0; first < settings.runs(); first += TURN) {
      int last = Math.min(first + TURN, settings.runs());
      for (int turn = 0; turn < engines.size(); turn++) {
        int which = (turn + rotation) % engines.size();
        rest();
        for (int run = first; run < last; run++) {
          long start = System.nanoTime();
          engines.get(which).infer(frame);
          nanos[which][run] = System.nanoTime() - start;
          progress.accept(++done);
        }
      }
      rotation++;
    }
    Timing baseline = Timing.ofNanos(nanos[0]);
    Timing torch = Timing.ofNanos(nanos[1]);
    Timing onnx = Timing.ofNanos(nanos[2]);
    return new EngineBenchmarkReport(
        baseline,
        torch,
        onnx,
        baseline.median() / onnx.median(),
        threads,
        engines.get(1).device(),
        settings.width(),
        settings.height(),
        settings.warmUp(),
        settings.runs(),
        bundle.manifest().name() + " " + bundle.manifest().version());
  }

  /** One frame of noise; what a convolution costs does not depend on what it sees. */
  private NetworkInput frame() {
    Random random = new Random(1);
    float[] planes = new float[3 * settings.width() * settings.height()];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = (float) random.nextGaussian();
    }
    return new NetworkInput(
        planes, bundle.manifest().input().geometry(settings.width(), settings.height()));
  }

  private static void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("roadstream-engine-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made", e);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve("model.pt"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be removed", e);
    }
  }
}

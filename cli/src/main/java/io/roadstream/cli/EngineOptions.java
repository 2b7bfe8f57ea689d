package io.roadstream.cli;

import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.EngineSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which network is run and by what. */
public final class EngineOptions {

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = {
        "Model bundle: the folder that holds bundle.json. Default: the one that ships with"
            + " Roadstream, models/roadstream-street."
      })
  private @Nullable Path bundle;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = {
        "onnx (ONNX Runtime, CPU), pytorch (CPU or GPU), or auto: pytorch where there is a GPU,"
            + " onnx otherwise. Default: ${DEFAULT-VALUE}."
      })
  private String engine = "auto";

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "cpu, gpu, gpu:N or auto. Default: ${DEFAULT-VALUE}.")
  private String device = "auto";

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "CPU threads of the network; 0 lets the program choose. Default: 0.")
  private int threads;

  /** Folder of the bundle, absolute. */
  public Path bundleFolder() {
    return (bundle == null ? Home.shippedBundle() : bundle).toAbsolutePath().normalize();
  }

  /**
   * The bundle, its digests checked.
   *
   * @throws CliException if it cannot be used
   */
  public ModelBundle load() {
    try {
      return new BundleLoader().load(bundleFolder());
    } catch (BundleException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  /**
   * How to run it in this process, one frame at a time.
   *
   * @throws CliException if engine and device do not go together
   */
  public EngineSettings settings() {
    try {
      return EngineSettings.of(engine, device, threads, 1);
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  /** The same as settings of the inference service. */
  public List<String> serviceArguments() {
    return List.of(
        "--roadstream.inference.bundle=" + bundleFolder(),
        "--roadstream.inference.engine=" + engine,
        "--roadstream.inference.device=" + device,
        "--roadstream.inference.threads=" + threads);
  }
}

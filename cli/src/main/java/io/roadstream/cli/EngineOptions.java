package io.roadstream.cli;

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

  /** The same as settings of the inference service. */
  public List<String> serviceArguments() {
    return List.of(
        "--roadstream.inference.bundle=" + bundleFolder(),
        "--roadstream.inference.engine=" + engine,
        "--roadstream.inference.device=" + device,
        "--roadstream.inference.threads=" + threads);
  }
}

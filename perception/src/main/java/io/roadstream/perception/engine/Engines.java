package io.roadstream.perception.engine;

import io.roadstream.perception.bundle.ModelBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the engine that settings ask for. */
public final class Engines {

  private static final Logger log = LoggerFactory.getLogger(Engines.class);

  private Engines() {}

  /**
   * Opens an engine and logs which one on which device. {@link EngineKind#AUTO} takes PyTorch where
   * a GPU is demanded or is there and not ruled out, and ONNX Runtime otherwise.
   *
   * @return a new engine that the caller closes
   * @throws IllegalArgumentException if a GPU is demanded that is not there
   * @throws EngineException if the library refuses the network
   */
  public static PerceptionEngine open(ModelBundle bundle, EngineSettings settings) {
    PerceptionEngine engine =
        switch (choose(settings)) {
          case PYTORCH -> new PyTorchEngine(bundle, settings);
          default -> new OnnxEngine(bundle, settings);
        };
    log.info(
        "model {} {} runs on {} (asked for: engine {}, device {})",
        bundle.manifest().name(),
        bundle.manifest().version(),
        engine.device(),
        settings.engine(),
        settings.device());
    return engine;
  }

  private static EngineKind choose(EngineSettings settings) {
    if (settings.engine() != EngineKind.AUTO) {
      return settings.engine();
    }
    boolean gpu =
        switch (settings.device().kind()) {
          case GPU -> true;
          case CPU -> false;
          case AUTO -> TorchDevices.gpus() > 0;
        };
    return gpu ? EngineKind.PYTORCH : EngineKind.ONNX;
  }
}

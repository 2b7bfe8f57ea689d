package io.roadstream.perception.engine;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.LibUtils;
import io.roadstream.perception.memory.NativeMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where PyTorch's native library is loaded. Thread-safe.
 *
 * <p>libtorch writes a warning to standard error at every 1x1 convolution on a processor that
 * NNPACK does not know, thousands a minute. It reads its log level from the environment in Python
 * alone, so here the level's variable is set to errors.
 */
public final class PyTorchRuntime {

  static final String NAME = "PyTorch";

  private static final Logger log = LoggerFactory.getLogger(PyTorchRuntime.class);
  private static final String LOG_LEVEL = "FLAGS_caffe2_log_level";
  private static final int ERRORS_ONLY = 2;

  private PyTorchRuntime() {}

  /**
   * Returns DJL's PyTorch engine; the first call loads the library.
   *
   * @throws ai.djl.engine.EngineException if the library cannot be loaded
   */
  public static Engine engine() {
    return Holder.ENGINE;
  }

  private static final class Holder {

    static {
      NativeMemory.unlimit();
    }

    static final Engine ENGINE = load();

    private static Engine load() {
      Engine engine = Engine.getEngine(NAME);
      try (Stream<Path> files = Files.list(Path.of(LibUtils.getLibtorchPath()))) {
        files
            .filter(file -> file.getFileName().toString().matches("(lib)?c10\\.(so|dylib|dll)"))
            .findFirst()
            .ifPresent(Holder::warnOfErrorsOnly);
      } catch (Exception | LinkageError e) {
        log.debug("libtorch goes on warning", e);
      }
      return engine;
    }

    private static void warnOfErrorsOnly(Path core) {
      Loader.loadGlobal(core.toString());
      Pointer level = Loader.addressof(LOG_LEVEL);
      if (level != null && !level.isNull()) {
        new IntPointer(level).put(ERRORS_ONLY);
      }
    }
  }
}

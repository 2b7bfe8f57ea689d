package io.roadstream.perception.image;

import io.roadstream.perception.memory.NativeMemory;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Sets OpenCV up once for the process, before its first use.
 *
 * <p>OpenCV works with one thread inside, because frames are decoded by several threads already:
 * system property {@code roadstream.opencv.threads} changes that.
 */
final class OpenCv {

  static final String THREADS = "roadstream.opencv.threads";

  static {
    NativeMemory.unlimit();
    opencv_core.setNumThreads(threads());
  }

  private OpenCv() {}

  /** Runs the work and frees every native object that it made in this thread and did not free. */
  @SuppressWarnings("try") // the scope works by being open, not by being called
  static <T> T scoped(Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    }
  }

  private static int threads() {
    int threads = Integer.getInteger(THREADS, 1);
    if (threads < 1) {
      throw new IllegalArgumentException(
          "system property " + THREADS + " is " + threads + "; it must be 1 or more");
    }
    return threads;
  }
}

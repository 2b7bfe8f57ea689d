package io.roadstream.trainer.network;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the C library from handing large blocks back to the system between steps. Each step takes
 * and frees the same hundreds of megabytes; glibc maps every block over 32 MiB anew, and touching
 * its pages for the first time then costs more than the arithmetic (RATIONALE.md has the figures).
 *
 * <p>Affects the whole process, once. Does nothing where the C library is not glibc.
 */
public final class NativeAllocator {

  private static final Logger LOG = LoggerFactory.getLogger(NativeAllocator.class);

  /** From glibc's malloc.h. */
  private static final int M_TRIM_THRESHOLD = -1;

  private static final int M_MMAP_MAX = -4;

  private static final AtomicBoolean DONE = new AtomicBoolean();

  private NativeAllocator() {}

  /** Sets it, if this is the first call. */
  public static void keepFreedMemory() {
    if (!Platform.isLinux() || !DONE.compareAndSet(false, true)) {
      return;
    }
    try {
      Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
      mallopt.invokeInt(new Object[] {M_MMAP_MAX, 0});
      mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, Integer.MAX_VALUE});
    } catch (UnsatisfiedLinkError e) {
      LOG.info("The C library has no mallopt ({}), so training may be slower", e.getMessage());
    }
  }
}

package io.roadstream.ingest.video;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Breaks off FFmpeg's blocking calls when the calling thread is interrupted or its deadline has
 * passed. FFmpeg asks on the thread that made the call, so one callback and a deadline per thread
 * serve every reader; JavaCPP has room for few callbacks.
 */
final class BlockingCalls {

  private static final ThreadLocal<Long> DEADLINE = new ThreadLocal<>();

  private static final AVIOInterruptCB.Callback_Pointer CALLBACK = new Callback();

  private BlockingCalls() {}

  private static final class Callback extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      return Thread.currentThread().isInterrupted() || overdue() ? 1 : 0;
    }
  }

  static void guard(AVIOInterruptCB target) {
    target.callback(CALLBACK);
  }

  /** Gives the calls of this thread so long from now on. */
  static void allow(Duration time) {
    DEADLINE.set(System.nanoTime() + time.toNanos());
  }

  /** Takes the deadline away. */
  static void done() {
    DEADLINE.remove();
  }

  static boolean overdue() {
    Long deadline = DEADLINE.get();
    return deadline != null && System.nanoTime() - deadline > 0;
  }
}

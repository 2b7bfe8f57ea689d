package io.roadstream.service.trace;

import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Puts camera and frame into the log's context while something runs, so that every line written on
 * the calling thread meanwhile, plain or JSON, carries both.
 */
public final class FrameLog {

  /** Key of the camera's identity in the log's context. */
  public static final String CAMERA_ID = "cameraId";

  /** Key of the frame's identity in the log's context. */
  public static final String FRAME_ID = "frameId";

  private FrameLog() {}

  /** Runs an action in the context of one frame. */
  public static void run(String cameraId, String frameId, Runnable action) {
    MDC.put(CAMERA_ID, cameraId);
    MDC.put(FRAME_ID, frameId);
    try {
      action.run();
    } finally {
      clear();
    }
  }

  /** Runs an action in the context of one frame and returns what it returns. */
  public static <T> T call(String cameraId, String frameId, Supplier<T> action) {
    MDC.put(CAMERA_ID, cameraId);
    MDC.put(FRAME_ID, frameId);
    try {
      return action.get();
    } finally {
      clear();
    }
  }

  private static void clear() {
    MDC.remove(CAMERA_ID);
    MDC.remove(FRAME_ID);
  }
}

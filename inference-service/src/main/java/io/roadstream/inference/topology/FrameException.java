package io.roadstream.inference.topology;

import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.FrameRef;

/** One frame cannot be turned into a prediction; others can. The message names stage and frame. */
public final class FrameException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Stage stage;

  FrameException(Stage stage, String message) {
    super(message);
    this.stage = stage;
  }

  FrameException(Stage stage, CameraFrame frame, String reason) {
    this(stage, message(stage, frame, reason));
  }

  FrameException(Stage stage, CameraFrame frame, String reason, Throwable cause) {
    super(message(stage, frame, reason), cause);
    this.stage = stage;
  }

  /** Where it failed. */
  public Stage stage() {
    return stage;
  }

  private static String message(Stage stage, CameraFrame frame, String reason) {
    FrameRef ref = frame.getFrame();
    return stage.label()
        + " of frame "
        + ref.getFrameId()
        + " of camera "
        + ref.getCameraId()
        + ": "
        + reason;
  }
}

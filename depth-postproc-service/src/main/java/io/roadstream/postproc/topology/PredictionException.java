package io.roadstream.postproc.topology;

import io.roadstream.schemas.FrameRef;

/** One prediction cannot be processed; others can. The message names stage and frame. */
public final class PredictionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Stage stage;

  PredictionException(Stage stage, String message) {
    super(message);
    this.stage = stage;
  }

  PredictionException(Stage stage, FrameRef frame, String reason) {
    this(stage, message(stage, frame, reason));
  }

  PredictionException(Stage stage, FrameRef frame, RuntimeException cause) {
    super(message(stage, frame, String.valueOf(cause.getMessage())), cause);
    this.stage = stage;
  }

  /** Where it failed. */
  public Stage stage() {
    return stage;
  }

  private static String message(Stage stage, FrameRef frame, String reason) {
    return stage.label()
        + " of frame "
        + frame.getFrameId()
        + " of camera "
        + frame.getCameraId()
        + ": "
        + reason;
  }
}

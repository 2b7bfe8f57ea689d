package io.roadstream.perception.engine;

import java.util.Locale;

/** Which library runs the network. */
public enum EngineKind {
  /** PyTorch where a GPU is used, ONNX Runtime otherwise. */
  AUTO,
  /** ONNX Runtime, on the CPU. */
  ONNX,
  /** PyTorch through DJL, on the CPU or a GPU. */
  PYTORCH;

  /**
   * The kind that a setting names, in any case.
   *
   * @throws IllegalArgumentException naming the value and what is allowed
   */
  public static EngineKind parse(String text) {
    for (EngineKind kind : values()) {
      if (kind.toString().equals(text.trim().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new IllegalArgumentException("engine is '" + text + "'; use auto, onnx or pytorch");
  }

  /** The setting's spelling. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

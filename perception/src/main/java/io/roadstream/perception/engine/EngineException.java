package io.roadstream.perception.engine;

/** The native engine failed; the message says on what. */
public final class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what the engine could not do; the cause is what its library said. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}

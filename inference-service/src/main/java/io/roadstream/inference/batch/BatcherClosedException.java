package io.roadstream.inference.batch;

/**
 * The batcher is closed or was stopped before it came to this input; the input is as good as it
 * was.
 */
public final class BatcherClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BatcherClosedException(String message) {
    super(message);
  }
}

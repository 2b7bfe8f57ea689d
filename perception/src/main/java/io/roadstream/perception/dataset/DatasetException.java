package io.roadstream.perception.dataset;

/** A data set is not as its layout says; the message names the files. */
public final class DatasetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which folder, file or sample is wrong and what to do about it. */
  public DatasetException(String message) {
    super(message);
  }

  /** The same, with what led to it. */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}

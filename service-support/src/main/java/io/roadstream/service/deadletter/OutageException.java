package io.roadstream.service.deadletter;

/**
 * Not the record failed but what is needed to process any record. Thrown while processing, it fails
 * the stream thread, which tries the record again later, and dead-letters nothing.
 */
public final class OutageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is out of reach; the cause is what the client said. */
  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}

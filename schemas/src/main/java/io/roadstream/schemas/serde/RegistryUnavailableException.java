package io.roadstream.schemas.serde;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a record could not be read because the registry did not answer. The record itself may
 * be good: stop and try again, and never count it as a dead letter.
 */
public final class RegistryUnavailableException extends SerializationException {

  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns whether {@code failure} comes from the network rather than from the record. */
  static boolean isBehind(Throwable failure) {
    Set<Throwable> seen = new HashSet<>();
    for (@Nullable Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
      if (t instanceof TimeoutException
          || t instanceof IOException
          || t instanceof HttpClosedException) {
        return true;
      }
    }
    return false;
  }
}

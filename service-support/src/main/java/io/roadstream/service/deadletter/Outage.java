package io.roadstream.service.deadletter;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells a failure of the surroundings (registry or broker away, thread being stopped) from a
 * failure of one record. The first says nothing about the record: it must be tried again.
 */
final class Outage {

  private Outage() {}

  /** Whether the error or anything that caused it is a failure of the surroundings. */
  static boolean isBehind(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof OutageException
          || each instanceof SocketException
          || each instanceof UnknownHostException
          || each instanceof HttpTimeoutException
          || each instanceof InterruptedIOException
          || each instanceof ClosedChannelException
          || each instanceof UnresolvedAddressException
          || each instanceof TimeoutException
          || each instanceof InterruptedException
          || each instanceof InterruptException
          || each instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }
}

package io.roadstream.service.deadletter;

import com.microsoft.kiota.ApiException;
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
          || each instanceof RetriableException
          || (each instanceof ApiException answer && isRefusal(answer.getResponseStatusCode()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the registry's HTTP status speaks of this client or of itself, not of a schema. */
  private static boolean isRefusal(int status) {
    return status == 401 || status == 403 || status == 408 || status == 429 || status >= 500;
  }
}

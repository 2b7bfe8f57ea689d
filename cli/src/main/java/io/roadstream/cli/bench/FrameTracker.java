package io.roadstream.cli.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows which frames are on their way, since when, and how long those took that have arrived.
 * Thread-safe.
 */
final class FrameTracker {

  private final Map<String, Long> sentNanos = new HashMap<>();
  private final List<Long> latencies = new ArrayList<>();
  private long sent;
  private long arrived;
  private long unknown;

  /** Notes that a frame is handed over now or was at {@code nanos}. */
  synchronized void sent(String frameId, long nanos) {
    sent++;
    sentNanos.put(frameId, nanos);
  }

  /** Notes an arrival; one that is not on its way counts as {@link #duplicates}. */
  synchronized void arrived(String frameId, long nanos) {
    Long since = sentNanos.remove(frameId);
    if (since == null) {
      unknown++;
      return;
    }
    arrived++;
    latencies.add(nanos - since);
    notifyAll();
  }

  /** Waits until fewer than {@code most} frames are on their way. */
  synchronized void awaitRoom(int most) throws InterruptedException {
    while (sentNanos.size() >= most) {
      wait();
    }
  }

  /** Waits until every frame has arrived, or the time is up; returns how many have not. */
  synchronized int awaitAll(long timeoutNanos) throws InterruptedException {
    long end = System.nanoTime() + timeoutNanos;
    while (!sentNanos.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return sentNanos.size();
  }

  /** Returns the latencies noted so far and begins anew. */
  synchronized List<Long> takeLatencies() {
    List<Long> taken = List.copyOf(latencies);
    latencies.clear();
    return taken;
  }

  synchronized long sent() {
    return sent;
  }

  synchronized long arrived() {
    return arrived;
  }

  synchronized long duplicates() {
    return unknown;
  }
}

package io.roadstream.localstack;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a child serves, and gives up as soon as it ends. */
final class Readiness {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Readiness() {}

  /**
   * Returns once {@code ready} holds.
   *
   * @throws LocalStackException if the child ends or takes longer than {@code timeout}; the child
   *     is closed then
   */
  static void await(ChildProcess child, Duration timeout, BooleanSupplier ready) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      while (!ready.getAsBoolean()) {
        child.requireAlive();
        if (System.nanoTime() > end) {
          throw new LocalStackException(
              child.name()
                  + " did not answer within "
                  + timeout.toSeconds()
                  + " s; the end of its log "
                  + child.logFile()
                  + ":\n"
                  + child.logTail());
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      child.kill();
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while starting " + child.name(), e);
    } catch (RuntimeException e) {
      child.kill();
      throw e;
    }
  }
}

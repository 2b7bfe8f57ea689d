package io.roadstream.scene.raster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs numbered tasks on a fixed number of threads, the caller being one of them, and returns when
 * all are done.
 *
 * <p>Which thread takes which task is left open; tasks must write to places of their own. One call
 * at a time.
 */
public final class Workers implements AutoCloseable {
  /** A task; {@code worker} in [0, threads) tells which scratch space it may use. */
  public interface Task {
    /** Does the task of the given number. */
    void run(int number, int worker);
  }

  private final int threads;
  private final ExecutorService pool;

  /** Starts {@code threads - 1} daemon threads. */
  public Workers(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            runnable -> {
              Thread thread = new Thread(runnable, "scene-renderer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Returns the number of threads. */
  public int threads() {
    return threads;
  }

  /**
   * Runs tasks 0..count-1; an exception of any of them is thrown here after all threads stopped.
   */
  public void run(int count, Task task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(threads - 1);
    for (int w = 1; w < threads; w++) {
      int worker = w;
      pool.execute(
          () -> {
            try {
              work(count, task, worker, next, failure);
            } finally {
              done.countDown();
            }
          });
    }
    work(count, task, 0, next, failure);
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("Rendering a part of the frame failed", failure.get());
    }
  }

  private static void work(
      int count, Task task, int worker, AtomicInteger next, AtomicReference<Throwable> failure) {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        task.run(i, worker);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      next.set(count);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}

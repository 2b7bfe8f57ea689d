package io.roadstream.inference.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a function over what several threads submit, in batches of up to {@code maxBatch}, begun in
 * the order of submission; each submission blocks until its own result or failure is there. As many
 * batches run at the same time as there are workers.
 *
 * <p>A batch starts as soon as it is full, or nobody who has announced an input is still preparing
 * it, or {@code maxDelay} has passed since its first input was submitted, whichever is first. So a
 * lone thread never waits for company. While batches run, the next gathers.
 *
 * <p>A batch that fails is run again input by input, so that one bad input fails alone. Workers
 * outlive anything that the function throws. At most {@code maxBatch} inputs beyond the running
 * batches are held; further submissions wait for room.
 *
 * <p>Thread-safe. {@link #close()} completes everything announced before it.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
public final class MicroBatcher<I, O> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MicroBatcher.class);

  private final BatchFunction<I, O> function;
  private final int maxBatch;
  private final long maxDelayNanos;
  private final Duration closeTimeout;
  private final BatchClock clock;
  private final List<Thread> workers = new ArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Deque<Submission<I, O>> queue = new ArrayDeque<>();
  private final Set<Submission<I, O>> running = new HashSet<>();
  private int preparing;
  private boolean closed;
  private boolean aborted;

  /**
   * Starts the workers.
   *
   * @param function works on a batch
   * @param workers most batches that run at the same time, at least 1
   * @param maxBatch most inputs in a batch, at least 1
   * @param maxDelay longest wait for company, counted from an input's submission
   * @param closeTimeout how long {@link #close()} waits before it gives up what is left
   */
  public MicroBatcher(
      BatchFunction<I, O> function,
      int workers,
      int maxBatch,
      Duration maxDelay,
      Duration closeTimeout) {
    this(function, workers, maxBatch, maxDelay, closeTimeout, BatchClock.SYSTEM);
  }

  MicroBatcher(
      BatchFunction<I, O> function,
      int workers,
      int maxBatch,
      Duration maxDelay,
      Duration closeTimeout,
      BatchClock clock) {
    if (workers < 1 || maxBatch < 1 || maxDelay.isNegative()) {
      throw new IllegalArgumentException(
          "at least 1 worker runs batches of at least 1 input that wait 0 or longer, not "
              + String.join(", ", "" + workers, "" + maxBatch, "" + maxDelay));
    }
    this.function = requireNonNull(function, "function is null");
    this.maxBatch = maxBatch;
    this.maxDelayNanos = maxDelay.toNanos();
    this.closeTimeout = closeTimeout;
    this.clock = clock;
    for (int i = 0; i < workers; i++) {
      Thread worker = new Thread(this::work, "micro-batcher-" + i);
      worker.setDaemon(true);
      worker.start();
      this.workers.add(worker);
    }
  }

  /**
   * Announces that the calling thread is preparing an input. The batcher may wait for it, so close
   * the announcement as soon as there will be no submission.
   *
   * @throws BatcherClosedException if the batcher is closed
   */
  public Announcement announce() {
    lock.lock();
    try {
      if (closed) {
        throw new BatcherClosedException("the batcher is closed");
      }
      preparing++;
      return new Announcement();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets everything announced so far complete, then ends the workers. What is not complete after
   * the time-out fails with {@link BatcherClosedException}. Closing again does nothing.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (!join(closeTimeout)) {
      abort();
    }
  }

  /** Inputs that wait for a batch. */
  int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** Announcements that are open. */
  int preparing() {
    lock.lock();
    try {
      return preparing;
    } finally {
      lock.unlock();
    }
  }

  private boolean join(Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      for (Thread worker : workers) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        worker.join(Math.max(1, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return workers.stream().noneMatch(Thread::isAlive);
  }

  private void abort() {
    lock.lock();
    try {
      aborted = true;
      log.warn(
          "Gave up {} inputs: what was running did not end in time", queue.size() + running.size());
      BatcherClosedException stopped = new BatcherClosedException("the batcher was stopped");
      running.forEach(left -> left.fail(stopped));
      queue.forEach(left -> left.fail(stopped));
      queue.clear();
      changed.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    workers.forEach(Thread::interrupt);
  }

  private void work() {
    List<Submission<I, O>> batch = gather(List.of());
    while (!batch.isEmpty()) {
      run(batch);
      batch = gather(batch);
    }
  }

  /** The batch after {@code done}; empty once the batcher is closed and nothing is left. */
  private List<Submission<I, O>> gather(List<Submission<I, O>> done) {
    lock.lock();
    try {
      done.forEach(running::remove);
      while (!isReady()) {
        if (aborted || (closed && queue.isEmpty() && preparing == 0)) {
          return List.of();
        }
        awaitChange();
      }
      List<Submission<I, O>> batch = new ArrayList<>(Math.min(maxBatch, queue.size()));
      while (batch.size() < maxBatch && !queue.isEmpty()) {
        batch.add(queue.removeFirst());
      }
      running.addAll(batch);
      room.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private boolean isReady() {
    return !queue.isEmpty()
        && (queue.size() >= maxBatch || preparing == 0 || remainingDelay() <= 0);
  }

  private long remainingDelay() {
    return queue.getFirst().submitted() + maxDelayNanos - clock.nanoTime();
  }

  @SuppressWarnings("WaitNotInLoop") // gather loops
  private void awaitChange() {
    try {
      if (queue.isEmpty()) {
        changed.await();
      } else {
        clock.await(changed, remainingDelay());
      }
    } catch (InterruptedException e) {
      // Only abort() interrupts a worker, and it has set its flag; a function may have, too.
      log.debug("worker interrupted while waiting", e);
    }
  }

  private void run(List<Submission<I, O>> batch) {
    long start = clock.nanoTime();
    try {
      List<O> results = apply(batch);
      long run = clock.nanoTime() - start;
      for (int i = 0; i < batch.size(); i++) {
        Submission<I, O> submission = batch.get(i);
        submission.complete(
            new Batched<>(results.get(i), start - submission.submitted(), run, batch.size()));
      }
    } catch (Throwable failure) {
      if (batch.size() == 1) {
        batch.get(0).fail(failure);
      } else {
        log.warn("Batch of {} failed, each is run by itself: {}", batch.size(), failure.toString());
        batch.forEach(each -> run(List.of(each)));
      }
    }
  }

  private List<O> apply(List<Submission<I, O>> batch) {
    List<O> results = function.apply(batch.stream().map(Submission::input).toList());
    if (results.size() != batch.size()) {
      throw new IllegalStateException(
          "batch of " + batch.size() + " inputs gave " + results.size() + " results");
    }
    return results;
  }

  /** What {@link #announce()} returns; for the announcing thread alone. */
  public final class Announcement implements AutoCloseable {

    private boolean open = true;

    private Announcement() {}

    /**
     * Submits the announced input and waits for its result.
     *
     * @throws ExecutionException if the function failed on this input alone; the cause says how
     * @throws BatcherClosedException if the batcher was stopped first
     * @throws InterruptedException if the thread was interrupted meanwhile; the input is dropped
     * @throws IllegalStateException if the announcement is closed or was used before
     */
    public Batched<O> submit(I input) throws ExecutionException, InterruptedException {
      Submission<I, O> submission = enqueue(input);
      try {
        return submission.await();
      } catch (InterruptedException e) {
        withdraw(submission);
        throw e;
      }
    }

    private Submission<I, O> enqueue(I input) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (!open) {
          throw new IllegalStateException("an announcement is good for one submission");
        }
        while (queue.size() >= maxBatch && !aborted) {
          room.await();
        }
        if (aborted) {
          throw new BatcherClosedException("the batcher was stopped");
        }
        Submission<I, O> submission = new Submission<>(input, clock.nanoTime());
        queue.addLast(submission);
        end();
        return submission;
      } finally {
        lock.unlock();
      }
    }

    private void withdraw(Submission<I, O> submission) {
      lock.lock();
      try {
        if (queue.remove(submission)) {
          room.signalAll();
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }

    /** Withdraws the announcement if nothing was submitted; does nothing otherwise. */
    @Override
    public void close() {
      lock.lock();
      try {
        end();
      } finally {
        lock.unlock();
      }
    }

    private void end() {
      if (open) {
        open = false;
        preparing--;
        changed.signalAll();
      }
    }
  }
}

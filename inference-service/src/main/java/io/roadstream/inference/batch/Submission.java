package io.roadstream.inference.batch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One input on its way through the batcher; compared by identity. */
final class Submission<I, O> {

  private final I input;
  private final long submitted;
  private final CompletableFuture<Batched<O>> result = new CompletableFuture<>();

  Submission(I input, long submittedNanos) {
    this.input = input;
    this.submitted = submittedNanos;
  }

  I input() {
    return input;
  }

  /** The clock's nanoseconds at submission. */
  long submitted() {
    return submitted;
  }

  void complete(Batched<O> value) {
    result.complete(value);
  }

  void fail(Throwable failure) {
    result.completeExceptionally(failure);
  }

  Batched<O> await() throws InterruptedException, ExecutionException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BatcherClosedException stopped) {
        throw stopped;
      }
      throw e;
    }
  }
}

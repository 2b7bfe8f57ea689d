package io.roadstream.inference.topology;

import io.roadstream.inference.batch.Batched;
import io.roadstream.inference.batch.BatcherClosedException;
import io.roadstream.inference.batch.MicroBatcher;
import io.roadstream.inference.model.Inferred;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.service.deadletter.OutageException;
import java.util.concurrent.ExecutionException;

/**
 * Has one frame inferred and tells whose fault a failure is: the frame's ({@link FrameException}),
 * the engine's or the batcher's ({@link OutageException}), or the machine's (the {@link Error}
 * itself). Thread-safe.
 */
final class Inference {

  private final MicroBatcher<NetworkInput, Inferred> batcher;
  private final FailureStreak streak;

  Inference(MicroBatcher<NetworkInput, Inferred> batcher, FailureStreak streak) {
    this.batcher = batcher;
    this.streak = streak;
  }

  /** Announces that the calling thread has a frame at work. */
  MicroBatcher<NetworkInput, Inferred>.Announcement announce() {
    try {
      return batcher.announce();
    } catch (BatcherClosedException e) {
      throw stopped(e);
    }
  }

  /** Submits the announced frame's input and waits for its result. */
  Batched<Inferred> infer(
      MicroBatcher<NetworkInput, Inferred>.Announcement announcement,
      CameraFrame frame,
      NetworkInput input) {
    try {
      Batched<Inferred> result = announcement.submit(input);
      streak.succeeded();
      return result;
    } catch (ExecutionException e) {
      throw failure(frame, e.getCause());
    } catch (BatcherClosedException e) {
      throw stopped(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted while waiting for inference", e);
    }
  }

  private RuntimeException failure(CameraFrame frame, Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    FrameException failure =
        new FrameException(Stage.INFER, frame, String.valueOf(cause.getMessage()), cause);
    return streak.failed()
        ? new OutageException("the engine fails on frame after frame", failure)
        : failure;
  }

  private static OutageException stopped(BatcherClosedException cause) {
    return new OutageException("inference has stopped", cause);
  }
}

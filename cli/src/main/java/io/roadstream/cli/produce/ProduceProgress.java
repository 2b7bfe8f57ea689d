package io.roadstream.cli.produce;

import io.roadstream.cli.Progress;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.produce.Delivery;
import io.roadstream.ingest.produce.IngestListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Shows how far a job is and says what it leaves out, up to a number of lines. Thread-safe. */
final class ProduceProgress implements IngestListener, AutoCloseable {

  private static final int MOST_LINES = 20;

  private final PrintWriter err;
  private @Nullable Progress progress;
  private int lines;

  ProduceProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void started(String cameraId, OptionalLong expected) {
    progress = Progress.of(cameraId, expected.orElse(-1), " frames");
  }

  @Override
  public synchronized void delivered(Delivery delivery) {
    if (progress != null) {
      progress.step();
    }
  }

  @Override
  public synchronized void skipped(String cameraId, SkippedInput input) {
    say("left out " + input.name() + " (" + input.reason().label() + "): " + input.message());
  }

  @Override
  public synchronized void reconnecting(
      String cameraId, int attempt, Duration wait, String reason) {
    say("lost the source: " + reason + "; trying again in " + wait.toMillis() + " ms");
  }

  private void say(String text) {
    lines++;
    if (lines <= MOST_LINES) {
      err.println("roadstream: " + text);
    } else if (lines == MOST_LINES + 1) {
      err.println("roadstream: more of the same is in the log file");
    }
    err.flush();
  }

  @Override
  public void close() {
    finish();
  }

  /** Takes the bar away. */
  synchronized void finish() {
    if (progress != null) {
      progress.close();
      progress = null;
    }
  }
}

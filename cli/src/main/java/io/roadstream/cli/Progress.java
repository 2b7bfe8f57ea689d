package io.roadstream.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how far a task is; says nothing anywhere else. Thread-safe.
 *
 * <p>The launcher knows whether standard error is a terminal and tells it by a system property.
 */
public final class Progress implements AutoCloseable {

  private static final String TERMINAL_PROPERTY = "roadstream.terminal";
  private static final int REFRESH_MS = 200;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts to show a task.
   *
   * @param task what is being done, a word or three
   * @param steps how many steps there will be, or -1 where that is unknown
   * @param unit what a step is, for example {@code " frames"}
   */
  public static Progress of(String task, long steps, String unit) {
    if (!onTerminal()) {
      return new Progress(null);
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setUnit(unit, 1)
            .showSpeed()
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .setUpdateIntervalMillis(REFRESH_MS)
            .build();
    return new Progress(bar);
  }

  /** Whether standard error is a terminal that a person looks at. */
  public static boolean onTerminal() {
    return Boolean.getBoolean(TERMINAL_PROPERTY);
  }

  /** One step more is done. */
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  /** So many steps are done. */
  public void at(long steps) {
    if (bar != null) {
      bar.stepTo(steps);
    }
  }

  /** What is worth saying beside the bar. */
  public void note(String note) {
    if (bar != null) {
      bar.setExtraMessage(note);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

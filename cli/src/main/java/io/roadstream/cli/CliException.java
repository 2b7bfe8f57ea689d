package io.roadstream.cli;

import org.jspecify.annotations.Nullable;

/**
 * A failure whose message tells the user all there is to know: what, which value, what to do about
 * it. It ends the command with the given exit code and without a stack trace.
 */
public final class CliException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CliException(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The command could not do its work. */
  public static CliException failure(String message) {
    return new CliException(ExitCodes.FAILURE, message, null);
  }

  /** The command could not do its work. */
  public static CliException failure(String message, Throwable cause) {
    return new CliException(ExitCodes.FAILURE, message, cause);
  }

  /** The command was called wrongly or given something that it cannot use. */
  public static CliException badInput(String message) {
    return new CliException(ExitCodes.BAD_INPUT, message, null);
  }

  /**
   * Refuses an option's value unless it holds what it must.
   *
   * @param option as the user writes it
   * @param allowed what the value may be, such as "at least 1"
   */
  public static void require(boolean holds, String option, @Nullable Object value, String allowed) {
    if (!holds) {
      throw badInput(option + " is " + value + "; allowed is " + allowed);
    }
  }

  /** The exit code of the command, one of {@link ExitCodes}. */
  public int exitCode() {
    return exitCode;
  }
}

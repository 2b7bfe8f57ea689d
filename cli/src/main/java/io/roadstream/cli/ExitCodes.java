package io.roadstream.cli;

/** What the command's exit code means. */
public final class ExitCodes {

  /** It did what it was asked to. */
  public static final int OK = 0;

  /** It could not do its work. */
  public static final int FAILURE = 1;

  /** It was called wrongly, or given something that it cannot use. */
  public static final int BAD_INPUT = 2;

  private ExitCodes() {}
}

package io.roadstream.cli;

/** Where the launcher starts. */
public final class Main {

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    LogFile.use();
    System.exit(RoadstreamCommand.commandLine().execute(args));
  }
}

package io.roadstream.cli;

import java.nio.file.Path;

/**
 * Sends everything that is logged to a file, so that the terminal shows only what the command says.
 * To be called before the first logger is made.
 */
final class LogFile {

  private static final String CONFIGURATION = "io/roadstream/cli/logback-cli.xml";

  private LogFile() {}

  static void use() {
    System.setProperty("logback.configurationFile", CONFIGURATION);
    System.setProperty(
        "logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener");
    System.setProperty("roadstream.log", path().toString());
  }

  static Path path() {
    return Home.defaultState().resolve("logs").resolve("roadstream.log");
  }
}

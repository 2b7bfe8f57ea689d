package io.roadstream.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a program printed and how it ended.
 *
 * @param exitCode 0 if all went well
 * @param output standard output
 * @param errors standard error
 */
public record Program(int exitCode, String output, String errors) {

  /** Runs a program in the project's folder to its end. */
  public static Program run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("program-", ".out");
    Path errors = Files.createTempFile("program-", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Project.FOLDER.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      int exitCode = builder.start().waitFor();
      return new Program(exitCode, text(output), text(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}

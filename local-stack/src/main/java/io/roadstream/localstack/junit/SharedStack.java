package io.roadstream.localstack.junit;

import io.roadstream.localstack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The stack that all tests of a JVM share; JUnit closes it after the last test. */
final class SharedStack implements AutoCloseable {

  private final Path folder;
  private final LocalStack stack;

  SharedStack() {
    try {
      folder = Files.createTempDirectory("roadstream-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stack = LocalStack.start(LocalStack.Settings.in(folder).withPorts(0, 0));
  }

  LocalStack stack() {
    return stack;
  }

  @Override
  public void close() throws IOException {
    stack.close();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

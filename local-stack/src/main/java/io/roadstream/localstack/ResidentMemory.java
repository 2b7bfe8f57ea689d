package io.roadstream.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Reads how much memory a process occupies: from {@code /proc} on Linux, else from {@code ps}. */
public final class ResidentMemory {

  private static final String PREFIX = "VmRSS:";

  private ResidentMemory() {}

  /** Returns the resident memory of process {@code pid} in bytes, or empty if it cannot be read. */
  public static OptionalLong of(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return Files.exists(status) ? fromProc(status) : fromPs(pid);
    } catch (IOException e) {
      return OptionalLong.empty(); // The process ended in between.
    }
  }

  private static OptionalLong fromProc(Path status) throws IOException {
    return Files.readAllLines(status, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.startsWith(PREFIX))
        .mapToLong(line -> kibibytes(line.substring(PREFIX.length())))
        .findFirst();
  }

  private static OptionalLong fromPs(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    return output.isBlank() ? OptionalLong.empty() : OptionalLong.of(kibibytes(output));
  }

  private static long kibibytes(String text) {
    return Long.parseLong(text.replaceAll("[^0-9]", "")) << 10;
  }
}

package io.roadstream.trainer.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The energy that the processor packages have used, as Linux tells it (RAPL). */
final class ProcessorEnergy {

  private static final Path COUNTERS = Path.of("/sys/class/powercap");

  private ProcessorEnergy() {}

  /** Joules since some moment; not a number where the machine does not tell. */
  static double joules() {
    try (Stream<Path> entries = Files.list(COUNTERS)) {
      List<Path> packages =
          entries
              .filter(path -> path.getFileName().toString().matches("intel-rapl:\\d+"))
              .map(path -> path.resolve("energy_uj"))
              .filter(Files::isReadable)
              .toList();
      double sum = packages.isEmpty() ? Double.NaN : 0;
      for (Path counter : packages) {
        sum += Long.parseLong(Files.readString(counter).strip()) / 1e6;
      }
      return sum;
    } catch (IOException | NumberFormatException e) {
      return Double.NaN;
    }
  }
}

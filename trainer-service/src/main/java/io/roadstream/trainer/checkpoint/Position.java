package io.roadstream.trainer.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where a run stood. Everything random in it follows from the seed and the step, so that no state
 * of a generator needs to be kept.
 *
 * @param step number of steps taken
 * @param run what must be the same to go on, a line for each part: seed, data, schedule, losses
 */
public record Position(int step, String run) {

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("step", Integer.toString(step));
    properties.setProperty("run", run);
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
  }

  static Position read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return new Position(
        Integer.parseInt(properties.getProperty("step")), properties.getProperty("run"));
  }
}

package io.roadstream.cli;

import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the command writes it: one object, indented, keys in the order in which they were put.
 */
public final class Json {

  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JsonMapper COMPACT = JsonMapper.builder().build();

  private Json() {}

  /** Several lines, for people and programs. */
  public static String pretty(Object value) {
    return PRETTY.writeValueAsString(value);
  }

  /**
   * Reads a file.
   *
   * @param remedy what to do where the file does not hold what is wanted, for the message
   * @throws CliException if it does not; the message names the file
   */
  public static <T> T read(Path file, Class<T> type, String remedy) {
    try {
      return COMPACT.readValue(file.toFile(), type);
    } catch (JacksonException e) {
      throw CliException.badInput(
          file + " is not what it should be (" + e.getOriginalMessage() + "): " + remedy);
    }
  }

  /** One line. */
  public static String line(Object value) {
    return COMPACT.writeValueAsString(value);
  }
}

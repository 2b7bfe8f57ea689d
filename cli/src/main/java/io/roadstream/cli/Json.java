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
   * @throws CliException if it does not hold what is wanted; the message names it
   */
  public static <T> T read(Path file, Class<T> type) {
    try {
      return COMPACT.readValue(file.toFile(), type);
    } catch (JacksonException e) {
      throw CliException.failure(
          file + " is not what it should be (" + e.getOriginalMessage() + "); delete it", e);
    }
  }

  /** One line. */
  public static String line(Object value) {
    return COMPACT.writeValueAsString(value);
  }
}

package io.roadstream.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the options of one URI; a wrong one is named with what is allowed. */
final class SourceOptions {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  private final SourceUri uri;

  /**
   * @throws SourceException if the URI has an option that is not among the known ones
   */
  SourceOptions(SourceUri uri, String... known) throws SourceException {
    this.uri = uri;
    List<String> unknown = new ArrayList<>(uri.options().keySet());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw new SourceException(
          SourceException.Kind.INVALID,
          "source '%s' has the unknown option '%s': known are %s"
              .formatted(uri, unknown.get(0), String.join(", ", known)));
    }
  }

  String text(String name, String other) {
    return uri.options().getOrDefault(name, other);
  }

  boolean flag(String name, boolean other) throws SourceException {
    String value = uri.options().get(name);
    if (value == null) {
      return other;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, value, "true or false");
    };
  }

  double number(String name, double other, double min, double max) throws SourceException {
    String value = uri.options().get(name);
    if (value == null) {
      return other;
    }
    try {
      double number = Double.parseDouble(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, value, "a number from " + min + " to " + max);
    }
    throw wrong(name, value, "a number from " + min + " to " + max);
  }

  /** Width and height from {@code 1024x512}. */
  int[] size(String name, int width, int height) throws SourceException {
    String value = uri.options().get(name);
    if (value == null) {
      return new int[] {width, height};
    }
    Matcher matcher = SIZE.matcher(value);
    if (matcher.matches()) {
      int[] size = {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
      if (size[0] > 0 && size[1] > 0) {
        return size;
      }
    }
    throw wrong(name, value, "WIDTHxHEIGHT, for example " + width + "x" + height);
  }

  SourceException wrong(String name, String value, String allowed) {
    return new SourceException(
        SourceException.Kind.INVALID,
        "source '%s' has %s=%s: give %s".formatted(uri, name, value, allowed));
  }
}

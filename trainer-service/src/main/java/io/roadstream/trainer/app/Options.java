package io.roadstream.trainer.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Command line options of the form {@code --name value} and {@code --flag}. */
final class Options {

  private final Map<String, String> values = new LinkedHashMap<>();

  private Options() {}

  /**
   * @throws IllegalArgumentException if an argument is none of the names or flags
   */
  static Options parse(String[] arguments, Set<String> names, Set<String> flags) {
    Options options = new Options();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (flags.contains(name)) {
        options.values.put(name, "true");
      } else if (names.contains(name) && i + 1 < arguments.length) {
        options.values.put(name, arguments[++i]);
      } else {
        throw new IllegalArgumentException(
            "'"
                + arguments[i]
                + "' is no option with a value; options are "
                + names
                + " and the flags "
                + flags);
      }
    }
    return options;
  }

  boolean flag(String name) {
    return values.containsKey(name);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  Path path(String name, String otherwise) {
    return Path.of(text(name, otherwise));
  }

  int number(String name, int otherwise) {
    return (int) real(name, otherwise);
  }

  double real(String name, double otherwise) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " is '" + text + "', not a number", e);
    }
  }
}

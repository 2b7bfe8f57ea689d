package io.roadstream.deployment.compose;

import io.roadstream.deployment.Project;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The defaults in {@code .env}, put in place of {@code ${NAME}}. */
final class DotEnv {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> used = new TreeSet<>();

  DotEnv() {
    Project.read(".env")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("=", 2))
        .forEach(pair -> values.put(pair[0], pair[1]));
  }

  /** Every variable that {@code .env} gives. */
  Set<String> names() {
    return values.keySet();
  }

  /** Every variable that was asked for so far. */
  Set<String> used() {
    return used;
  }

  String resolve(String text) {
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (variable.find()) {
      String name = variable.group(1);
      used.add(name);
      String value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException(".env has no default for " + name);
      }
      variable.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(resolved).toString();
  }
}

package io.roadstream.trainer.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A URI of data, taken apart.
 *
 * @param place between the scheme and the question mark
 * @param settings after the question mark
 */
record QueryText(String place, Map<String, String> settings) {

  /**
   * @throws IllegalArgumentException if the place is empty or a setting is none of the names
   */
  static QueryText parse(String uri, String scheme, Set<String> names) {
    String[] parts = uri.substring(scheme.length()).split("\\?", 2);
    if (parts[0].isEmpty()) {
      throw new IllegalArgumentException("'" + uri + "' names nothing after " + scheme);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    if (parts.length == 2) {
      for (String setting : parts[1].split("&", -1)) {
        String[] pair = setting.split("=", 2);
        if (pair.length != 2 || !names.contains(pair[0])) {
          throw new IllegalArgumentException(
              "'" + setting + "' in '" + uri + "' is none of " + names);
        }
        settings.put(pair[0], pair[1]);
      }
    }
    return new QueryText(parts[0], settings);
  }

  String text(String name, String otherwise) {
    return settings.getOrDefault(name, otherwise);
  }
}

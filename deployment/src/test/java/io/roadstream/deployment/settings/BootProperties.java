package io.roadstream.deployment.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The properties of Spring Boot, from the metadata in its jars, as environment variables. */
final class BootProperties {

  private static final List<String> MAPS = List.of("LOGGING_LEVEL_", "MANAGEMENT_METRICS_TAGS_");
  private static final Set<String> NAMES = load();

  private BootProperties() {}

  static boolean has(String variable) {
    return NAMES.contains(variable) || MAPS.stream().anyMatch(variable::startsWith);
  }

  private static Set<String> load() {
    Set<String> names = new HashSet<>();
    try {
      for (URL url :
          Collections.list(
              BootProperties.class
                  .getClassLoader()
                  .getResources("META-INF/spring-configuration-metadata.json"))) {
        try (InputStream in = url.openStream()) {
          for (JsonNode property : new ObjectMapper().readTree(in).path("properties")) {
            names.add(
                property
                    .path("name")
                    .asText()
                    .toUpperCase(Locale.ROOT)
                    .replace("-", "")
                    .replace('.', '_'));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }
}

package io.roadstream.deployment.compose;

import io.roadstream.deployment.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml} with the defaults of {@code .env}, as maps, lists and text. */
final class Compose {

  private final DotEnv env = new DotEnv();
  private final Map<String, Object> file;

  Compose() {
    file = map(resolve(new Yaml().load(Project.read("docker-compose.yml"))));
  }

  DotEnv env() {
    return env;
  }

  Map<String, Object> file() {
    return file;
  }

  Map<String, Map<String, Object>> services() {
    Map<String, Map<String, Object>> services = new TreeMap<>();
    map(file.get("services")).forEach((name, service) -> services.put(name, map(service)));
    return services;
  }

  static Map<String, String> environment(Map<String, Object> service) {
    Map<String, String> environment = new TreeMap<>();
    map(service.getOrDefault("environment", Map.of()))
        .forEach((name, value) -> environment.put(name, String.valueOf(value)));
    return environment;
  }

  static String image(Map<String, Object> service) {
    return String.valueOf(service.get("image"));
  }

  static List<String> strings(Object list) {
    return list instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
  }

  @SuppressWarnings("unchecked") // YAML's keys are text here.
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private Object resolve(Object value) {
    if (value instanceof String text) {
      return env.resolve(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::resolve).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> resolved = new LinkedHashMap<>();
      map.forEach((key, each) -> resolved.put(String.valueOf(key), resolve(each)));
      return resolved;
    }
    return value == null ? Map.of() : value;
  }
}

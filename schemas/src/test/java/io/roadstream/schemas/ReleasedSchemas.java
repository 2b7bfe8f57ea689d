package io.roadstream.schemas;

import io.roadstream.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** The schemas as they were released, one folder a version, one file a topic. */
final class ReleasedSchemas {

  static final Path FOLDER = Path.of("src", "test", "resources", "released");

  private ReleasedSchemas() {}

  static List<String> versions() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** Returns the schema of each topic in {@code version}, by topic. */
  static Map<String, Schema> of(String version) throws IOException {
    Map<String, Schema> schemas = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve(version))) {
      for (Path file : files.toList()) {
        String topic = file.getFileName().toString().replaceAll("\\.avsc$", "");
        schemas.put(topic, new Schema.Parser().parse(Files.readString(file)));
      }
    }
    return schemas;
  }

  /** Writes what the schemas are now as {@code version}. */
  static void write(String version) throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve(version));
    for (Map.Entry<String, Schema> entry : Topics.valueSchemas().entrySet()) {
      Files.writeString(
          folder.resolve(entry.getKey() + ".avsc"),
          SchemaFormatter.format("json/pretty", entry.getValue()) + "\n");
    }
  }
}

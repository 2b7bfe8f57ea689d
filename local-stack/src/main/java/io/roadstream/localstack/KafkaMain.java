package io.roadstream.localstack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** The broker's process: formats the data folder if it is new, then runs Kafka's own server. */
final class KafkaMain {

  private KafkaMain() {}

  /**
   * Runs the broker.
   *
   * @param args the file with the broker's properties, and the cluster's id
   */
  public static void main(String[] args) throws Exception {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    String folder = properties.getProperty("log.dirs");
    if (!Files.exists(Path.of(folder, "meta.properties"))) {
      new Formatter()
          .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
          .setClusterId(args[1])
          .setControllerListenerName(properties.getProperty("controller.listener.names"))
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .addDirectory(folder)
          .setMetadataLogDirectory(folder)
          .run();
    }
    Kafka.main(new String[] {args[0]});
  }
}

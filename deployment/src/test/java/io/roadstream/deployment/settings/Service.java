package io.roadstream.deployment.settings;

import io.roadstream.deployment.Project;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The programs that images run, with the classes that hold their settings. */
public enum Service {
  INGEST(
      "ingest-service",
      "ingest-service",
      "roadstream.ingest",
      "io.roadstream.ingest.app.IngestSettings"),
  INFERENCE(
      "inference-service",
      "inference-service",
      "roadstream.inference",
      "io.roadstream.inference.app.InferenceSettings"),
  POSTPROC(
      "depth-postproc-service",
      "depth-postproc-service",
      "roadstream.postproc",
      "io.roadstream.postproc.app.PostprocSettings"),
  TRAINER(
      "trainer-service",
      "trainer-service",
      "roadstream.trainer",
      "io.roadstream.trainer.app.ServiceSettings"),
  SETUP(
      "ingest-service",
      "roadstream-setup",
      "roadstream.setup",
      "io.roadstream.service.setup.SetupSettings");

  private static final Map<String, String> SHARED =
      Map.of(
          "roadstream.kafka", "io.roadstream.service.KafkaSettings",
          "roadstream.http", "io.roadstream.service.http.HttpSettings");

  private final String image;
  private final String configName;
  private final String prefix;
  private final String settingsClass;

  Service(String image, String configName, String prefix, String settingsClass) {
    this.image = image;
    this.configName = configName;
    this.prefix = prefix;
    this.settingsClass = settingsClass;
  }

  /** The service that a container runs: its image tells, and for the set-up job its command. */
  public static Service of(String image, List<String> command) {
    String name = image.replaceFirst("^.*roadstream/", "").replaceFirst("[:@].*$", "");
    if (command.stream().anyMatch(word -> word.endsWith(".SetupApplication"))) {
      return SETUP;
    }
    return Arrays.stream(values())
        .filter(service -> service != SETUP && service.image.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service runs in image " + image));
  }

  /** Whether an image is one of the project's. */
  public static boolean isOurs(String image) {
    return image.contains("roadstream/");
  }

  /** The module and image. */
  public String image() {
    return image;
  }

  /** The value of a property in the service's own file, as text. */
  public String property(String name) {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource(configName + ".yml"));
    return String.valueOf(yaml.getObject().getProperty(name));
  }

  /** The prefixes of its settings and the classes behind them. */
  Stream<Map.Entry<String, String>> settings() {
    return Stream.concat(Stream.of(Map.entry(prefix, settingsClass)), SHARED.entrySet().stream());
  }

  /** The text of the file of settings that all services import. */
  static String sharedFile() {
    return Project.read("service-support/src/main/resources/roadstream-service.yml");
  }
}

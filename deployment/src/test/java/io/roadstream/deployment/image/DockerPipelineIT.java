package io.roadstream.deployment.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.deployment.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The pipeline on the containers that docker-compose.yml names; {@code mvn -Pdocker verify}. */
@EnabledIfSystemProperty(named = "roadstream.docker", matches = "true")
class DockerPipelineIT {

  private static final int FRAMES = 5;
  private static final String INSIDE = "kafka:19092";

  @TempDir private Path folder;

  @Test
  void shouldTurnEveryFrameIntoObjects() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    ServiceImage ingestImage = ServiceImage.layOut("ingest-service", folder);
    ServiceImage inferenceImage = ServiceImage.layOut("inference-service", folder);
    ServiceImage postprocImage = ServiceImage.layOut("depth-postproc-service", folder);
    try (Network network = Network.newNetwork();
        KafkaContainer kafka =
            new KafkaContainer(image("apache/kafka", "KAFKA_VERSION"))
                .withNetwork(network)
                .withListener(INSIDE);
        GenericContainer<?> registry = registry(network)) {
      kafka.start();
      registry.start();
      String url = "http://" + registry.getHost() + ":" + registry.getMappedPort(8080);
      Map<String, String> connection =
          Map.of(
              "ROADSTREAM_KAFKA_BOOTSTRAPSERVERS",
              kafka.getBootstrapServers(),
              "ROADSTREAM_KAFKA_REGISTRYURL",
              url);
      try (ServiceRun job =
          ServiceRun.start(
              ingestImage,
              List.of("-cp", "app.jar", "io.roadstream.service.setup.SetupApplication"),
              folder,
              connection)) {
        assertThat(job.awaitEnd()).as(job.log()).isZero();
      }
      List<String> run = List.of("-jar", "app.jar");
      Map<String, String> inference = new HashMap<>(connection);
      inference.put("ROADSTREAM_INFERENCE_STREAMS_STATEDIR", ServiceRun.STATE);
      Map<String, String> postproc = new HashMap<>(connection);
      postproc.put("ROADSTREAM_POSTPROC_STREAMS_STATEDIR", ServiceRun.STATE);
      try (ServiceRun in = ServiceRun.start(ingestImage, run, folder, connection);
          ServiceRun engine = ServiceRun.start(inferenceImage, run, folder, inference);
          ServiceRun out = ServiceRun.start(postprocImage, run, folder, postproc)) {
        List.of(in, engine, out).forEach(ServiceRun::awaitReady);
        for (int i = 0; i < FRAMES; i++) {
          assertThat(Frames.post(in.at("/cameras/gate/frames"), "")).isEqualTo(202);
        }
        assertThat(
                Frames.objects(
                    Map.of("bootstrap.servers", kafka.getBootstrapServers()), url, FRAMES))
            .hasSize(FRAMES);
      }
    }
  }

  private static GenericContainer<?> registry(Network network) {
    return new GenericContainer<>(image("apicurio/apicurio-registry", "REGISTRY_VERSION"))
        .withNetwork(network)
        .withExposedPorts(8080)
        .withEnv("APICURIO_STORAGE_KIND", "kafkasql")
        .withEnv("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", INSIDE)
        .waitingFor(
            Wait.forHttp("/health/ready").forPort(8080).withStartupTimeout(Duration.ofMinutes(3)));
  }

  private static DockerImageName image(String name, String version) {
    String tag =
        Project.read(".env")
            .lines()
            .filter(line -> line.startsWith(version + "="))
            .findFirst()
            .orElseThrow()
            .split("=", 2)[1];
    return DockerImageName.parse(name).withTag(tag);
  }
}

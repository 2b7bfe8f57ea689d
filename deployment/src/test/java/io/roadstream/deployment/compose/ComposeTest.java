package io.roadstream.deployment.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roadstream.deployment.Program;
import io.roadstream.deployment.Project;
import io.roadstream.deployment.settings.EnvironmentCheck;
import io.roadstream.deployment.settings.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

class ComposeTest {

  /** What the Compose specification allows of a service, as far as this file uses it. */
  private static final Set<String> SERVICE_KEYS =
      Set.of(
          "image",
          "build",
          "profiles",
          "restart",
          "read_only",
          "cap_drop",
          "security_opt",
          "tmpfs",
          "healthcheck",
          "mem_limit",
          "ports",
          "environment",
          "volumes",
          "depends_on",
          "entrypoint",
          "command",
          "stop_grace_period",
          "deploy");

  private static final Set<String> CONDITIONS =
      Set.of("service_started", "service_healthy", "service_completed_successfully");

  private final Compose compose = new Compose();

  @Test
  void shouldBeValidForDockerComposeWhereItIsInstalled() throws Exception {
    List<String> command = composeCommand();
    assumeTrue(!command.isEmpty(), "neither docker compose nor docker-compose is installed");
    for (String profiles :
        List.of("cpu,demo", "gpu,observability,training-gpu", "cpu,demo,observability,training")) {
      List<String> check = new ArrayList<>(command);
      check.addAll(List.of("-f", "docker-compose.yml", "config", "-q"));
      Program run = Program.run(Map.of("COMPOSE_PROFILES", profiles), check);
      assertThat(run.exitCode()).as(run.errors()).isZero();
    }
  }

  private static List<String> composeCommand() throws IOException, InterruptedException {
    if (Project.hasProgram("docker")
        && Program.run(Map.of(), List.of("docker", "compose", "version")).exitCode() == 0) {
      return List.of("docker", "compose");
    }
    return Project.hasProgram("docker-compose") ? List.of("docker-compose") : List.of();
  }

  @Test
  void shouldUseOnlyWhatTheSpecificationHas() {
    for (String key : compose.file().keySet()) {
      assertThat(key.startsWith("x-") || Set.of("services", "volumes").contains(key))
          .as(key)
          .isTrue();
    }
    compose
        .services()
        .forEach(
            (name, service) -> assertThat(SERVICE_KEYS).as(name).containsAll(service.keySet()));
  }

  @Test
  void shouldGiveEachServiceOnlySettingsThatItHas() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              String image = Compose.image(service);
              if (Service.isOurs(image)) {
                Service runs = Service.of(image, Compose.strings(service.get("entrypoint")));
                assertThat(EnvironmentCheck.problems(runs, Compose.environment(service)))
                    .as(name)
                    .isEmpty();
              }
            });
  }

  @Test
  void shouldGiveTheBrokerOnlySettingsThatItHas() {
    Set<String> known = new TreeSet<>(AbstractKafkaConfig.CONFIG_DEF.names());
    Compose.environment(compose.services().get("kafka"))
        .forEach(
            (name, value) -> {
              if (!name.equals("KAFKA_HEAP_OPTS")) {
                String property =
                    name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
                assertThat(known).as(name).contains(property);
                ConfigDef.ConfigKey key = AbstractKafkaConfig.CONFIG_DEF.configKeys().get(property);
                ConfigDef.parseType(property, value, key.type);
              }
            });
  }

  @Test
  void shouldDocumentEveryKnobAndNoOther() {
    Set<String> documented = new TreeSet<>(compose.env().names());
    documented.removeAll(Set.of("COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME"));
    assertThat(compose.env().used()).isEqualTo(documented);
  }

  @Test
  void shouldPinEveryImage() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(Compose.image(service)).as(name).matches("[^:]+:v?\\d[\\w.-]*"));
  }

  @Test
  void shouldBoundMemoryAndTellHealthOfEveryService() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              assertThat(service).as(name).containsKey("mem_limit");
              if (!name.equals("kafka-ui") && !name.equals("grafana")) {
                assertThat(service).as(name).containsKey("healthcheck");
              }
            });
  }

  @Test
  void shouldStartInTheOrderOfHealth() {
    compose
        .services()
        .forEach(
            (name, service) ->
                Compose.map(service.getOrDefault("depends_on", Map.of()))
                    .forEach(
                        (other, how) -> {
                          assertThat(compose.services()).as(name).containsKey(other);
                          String condition = String.valueOf(Compose.map(how).get("condition"));
                          assertThat(CONDITIONS).contains(condition);
                          if (condition.equals("service_healthy")) {
                            assertThat(compose.services().get(other)).containsKey("healthcheck");
                          }
                        }));
  }

  @Test
  void shouldMountOnlyWhatIsThere() {
    Set<String> named = Compose.map(compose.file().get("volumes")).keySet();
    Set<String> mounted = new TreeSet<>();
    compose
        .services()
        .forEach(
            (name, service) -> {
              for (String volume : Compose.strings(service.get("volumes"))) {
                String source = volume.split(":", 2)[0];
                if (source.startsWith(".")) {
                  assertThat(Project.FOLDER.resolve(source)).as(name).exists();
                } else {
                  mounted.add(source);
                }
              }
            });
    assertThat(mounted).isEqualTo(new TreeSet<>(named));
  }

  @Test
  void shouldPublishPortsOfThisMachineOnly() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(Compose.strings(service.get("ports")))
                    .as(name)
                    .allMatch(port -> port.startsWith("127.0.0.1:")));
  }

  @Test
  void shouldConfineOurContainers() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              if (Service.isOurs(Compose.image(service))) {
                assertThat(service)
                    .as(name)
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"));
              }
            });
  }

  @Test
  void shouldPublishThePortAtWhichIngestListens() {
    assertThat(Compose.strings(compose.services().get("ingest").get("ports")))
        .containsExactly("127.0.0.1:8081:" + Service.INGEST.property("server.port"));
  }

  @Test
  void shouldHavePrometheusAskEveryServiceAtItsManagementPort() {
    String prometheus = Project.read("docker/prometheus/prometheus.yml");
    compose
        .services()
        .forEach(
            (name, service) -> {
              if (Service.isOurs(Compose.image(service)) && !name.equals("setup")) {
                assertThat(prometheus).containsPattern("names: \\[.*\\b" + name + "\\b.*]");
                assertThat(prometheus)
                    .contains(
                        "port: " + Compose.environment(service).get("MANAGEMENT_SERVER_PORT"));
              }
            });
  }
}

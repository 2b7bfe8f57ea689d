package io.roadstream.deployment.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.roadstream.deployment.settings.EnvironmentCheck;
import io.roadstream.deployment.settings.Service;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.TopicPlan;
import io.roadstream.schemas.topic.TopicSettings;
import io.roadstream.schemas.topic.TopicSpec;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

class OverlayTest {

  private static final Map<String, Overlay> BUILT = new TreeMap<>();

  static List<String> overlays() {
    return Overlay.NAMES;
  }

  private static Overlay overlay(String name) {
    return BUILT.computeIfAbsent(name, Overlay::build);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldGiveEachServiceOnlySettingsThatItHas(String name) {
    ours(name)
        .forEach(
            (workload, pod) -> {
              Container container = Overlay.container(pod);
              assertThat(
                      EnvironmentCheck.problems(
                          runs(container), overlay(name).environment(container)))
                  .as(workload)
                  .isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldMountSecretsUnderNamesOfSettings(String name) {
    ours(name)
        .forEach(
            (workload, pod) -> {
              List<String> files =
                  pod.getSpec().getVolumes().stream()
                      .filter(volume -> volume.getName().equals("secrets"))
                      .flatMap(volume -> volume.getProjected().getSources().stream())
                      .flatMap(source -> source.getSecret().getItems().stream())
                      .map(item -> item.getPath())
                      .toList();
              assertThat(EnvironmentCheck.problemsOfFiles(runs(Overlay.container(pod)), files))
                  .as(workload)
                  .isEmpty();
              if (name.equals("secure")) {
                assertThat(files)
                    .as(workload)
                    .contains("roadstream.kafka.properties.sasl.jaas.config");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldSelectPodsThatAreThere(String name) {
    Overlay overlay = overlay(name);
    for (Deployment each : overlay.all(Deployment.class)) {
      requireSelected(each.getSpec().getSelector().getMatchLabels(), each.getSpec().getTemplate());
    }
    for (StatefulSet each : overlay.all(StatefulSet.class)) {
      requireSelected(each.getSpec().getSelector().getMatchLabels(), each.getSpec().getTemplate());
      assertThat(services(overlay)).containsKey(each.getSpec().getServiceName());
    }
    for (PodDisruptionBudget each : overlay.all(PodDisruptionBudget.class)) {
      assertThat(selected(overlay, each.getSpec().getSelector().getMatchLabels())).hasSize(1);
    }
    for (NetworkPolicy each : overlay.all(NetworkPolicy.class)) {
      var selector = each.getSpec().getPodSelector();
      assertThat(selected(overlay, selector.getMatchLabels())).as(Overlay.name(each)).isNotEmpty();
    }
  }

  private static void requireSelected(Map<String, String> selector, PodTemplateSpec pod) {
    assertThat(Overlay.selects(selector, pod.getMetadata().getLabels())).isTrue();
  }

  private static List<PodTemplateSpec> selected(Overlay overlay, Map<String, String> selector) {
    Map<String, String> wanted = selector == null ? Map.of() : selector;
    return overlay.pods().values().stream()
        .filter(pod -> Overlay.selects(wanted, pod.getMetadata().getLabels()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldLeadEveryServiceToAPortOfItsPods(String name) {
    Overlay overlay = overlay(name);
    services(overlay)
        .forEach(
            (service, object) -> {
              List<PodTemplateSpec> pods = selected(overlay, object.getSpec().getSelector());
              assertThat(pods).as(service).hasSize(1);
              for (ServicePort port : object.getSpec().getPorts()) {
                assertThat(portNames(Overlay.container(pods.get(0))))
                    .contains(port.getTargetPort().getStrVal());
              }
            });
  }

  private static Map<String, io.fabric8.kubernetes.api.model.Service> services(Overlay overlay) {
    return overlay.all(io.fabric8.kubernetes.api.model.Service.class).stream()
        .collect(Collectors.toMap(Overlay::name, service -> service));
  }

  private static Set<String> portNames(Container container) {
    return container.getPorts().stream().map(ContainerPort::getName).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldProbeHealthWhereTheServiceAnswers(String name) {
    ours(name)
        .forEach(
            (workload, pod) -> {
              Container container = Overlay.container(pod);
              if (container.getPorts().isEmpty()) {
                assertThat(container.getReadinessProbe()).as(workload).isNull();
                return;
              }
              requireProbe(container, container.getStartupProbe(), "liveness");
              requireProbe(container, container.getReadinessProbe(), "readiness");
              requireProbe(container, container.getLivenessProbe(), "liveness");
              Map<String, String> environment = overlay(name).environment(container);
              assertThat(port(container, "management"))
                  .hasToString(environment.get("MANAGEMENT_SERVER_PORT"));
              if (portNames(container).contains("http")) {
                assertThat(port(container, "http"))
                    .hasToString(runs(container).property("server.port"));
              }
            });
  }

  private static void requireProbe(Container container, Probe probe, String group) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo("/actuator/health/" + group);
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
    assertThat(portNames(container)).contains("management");
  }

  private static Integer port(Container container, String name) {
    return container.getPorts().stream()
        .filter(port -> port.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getContainerPort();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldGiveEveryPodTheTimeToStopInOrder(String name) {
    ours(name)
        .forEach(
            (workload, pod) -> {
              Long grace = pod.getSpec().getTerminationGracePeriodSeconds();
              overlay(name)
                  .environment(Overlay.container(pod))
                  .forEach(
                      (variable, value) -> {
                        if (variable.endsWith("_STREAMS_CLOSETIMEOUT")) {
                          assertThat(Duration.ofSeconds(grace))
                              .as(workload)
                              .isGreaterThan(DurationStyle.detectAndParse(value).plusSeconds(10));
                        }
                      });
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldMeetTheRestrictedStandard(String name) {
    overlay(name)
        .pods()
        .forEach(
            (workload, pod) -> {
              PodSpec spec = pod.getSpec();
              assertThat(spec.getAutomountServiceAccountToken()).as(workload).isFalse();
              assertThat(spec.getSecurityContext().getRunAsNonRoot()).as(workload).isTrue();
              assertThat(spec.getSecurityContext().getRunAsUser()).as(workload).isNotZero();
              assertThat(spec.getSecurityContext().getSeccompProfile().getType())
                  .isEqualTo("RuntimeDefault");
              for (Container container : spec.getContainers()) {
                var security = container.getSecurityContext();
                assertThat(security.getAllowPrivilegeEscalation()).as(workload).isFalse();
                assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
                if (Service.isOurs(container.getImage())) {
                  assertThat(security.getReadOnlyRootFilesystem()).as(workload).isTrue();
                }
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
              }
            });
    for (ServiceAccount account : overlay(name).all(ServiceAccount.class)) {
      assertThat(account.getAutomountServiceAccountToken()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldMountOnlyVolumesThatAreThere(String name) {
    Overlay overlay = overlay(name);
    overlay
        .pods()
        .forEach(
            (workload, pod) -> {
              Set<String> volumes =
                  pod.getSpec().getVolumes().stream()
                      .map(volume -> volume.getName())
                      .collect(Collectors.toCollection(TreeSet::new));
              overlay.all(StatefulSet.class).stream()
                  .filter(set -> Overlay.name(set).equals(workload))
                  .flatMap(set -> set.getSpec().getVolumeClaimTemplates().stream())
                  .forEach(claim -> volumes.add(Overlay.name(claim)));
              Set<String> mounted =
                  Overlay.container(pod).getVolumeMounts().stream()
                      .map(VolumeMount::getName)
                      .collect(Collectors.toCollection(TreeSet::new));
              assertThat(mounted).as(workload).isEqualTo(volumes);
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldPinEveryImage(String name) {
    overlay(name)
        .pods()
        .forEach(
            (workload, pod) ->
                assertThat(Overlay.container(pod).getImage())
                    .as(workload)
                    .matches(".+:v?\\d[\\w.-]*"));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldMonitorServicesAtAPortThatTheyHave(String name) {
    Overlay overlay = overlay(name);
    for (ServiceMonitor monitor : overlay.all(ServiceMonitor.class)) {
      List<io.fabric8.kubernetes.api.model.Service> watched =
          services(overlay).values().stream()
              .filter(
                  service ->
                      Overlay.selects(
                          monitor.getSpec().getSelector().getMatchLabels(),
                          service.getMetadata().getLabels()))
              .toList();
      assertThat(watched).hasSizeGreaterThanOrEqualTo(3);
      monitor
          .getSpec()
          .getEndpoints()
          .forEach(
              endpoint ->
                  assertThat(watched)
                      .allMatch(
                          service ->
                              service.getSpec().getPorts().stream()
                                  .anyMatch(port -> port.getName().equals(endpoint.getPort()))));
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldScaleNoFurtherThanThePartitionsReach(String name) {
    Overlay overlay = overlay(name);
    Map<String, TopicSpec> plan =
        plan(overlay).stream().collect(Collectors.toMap(TopicSpec::name, topic -> topic));
    for (Keda.ScaledObject scaled : overlay.all(Keda.ScaledObject.class)) {
      String workload = scaled.spec().scaleTargetRef().name();
      Container container = Overlay.container(overlay.pods().get(workload));
      Service service = runs(container);
      Map<String, String> environment = overlay.environment(container);
      int threads =
          Integer.parseInt(
              environment.entrySet().stream()
                  .filter(entry -> entry.getKey().endsWith("_STREAMS_THREADS"))
                  .findFirst()
                  .orElseThrow()
                  .getValue());
      Keda.Trigger trigger = scaled.spec().triggers().get(0);
      String topic = trigger.metadata().get("topic");
      assertThat(scaled.spec().maxReplicaCount() * threads)
          .as(workload)
          .isLessThanOrEqualTo(plan.get(topic).partitions());
      assertThat(trigger.metadata())
          .containsEntry("consumerGroup", applicationId(service))
          .containsEntry("bootstrapServers", environment.get("ROADSTREAM_KAFKA_BOOTSTRAPSERVERS"));
      assertThat(topic)
          .isEqualTo(service == Service.INFERENCE ? Topics.CAMERA_FRAMES : Topics.PREDICTIONS);
    }
  }

  private static String applicationId(Service service) {
    return service.property(
        service == Service.INFERENCE
            ? "roadstream.inference.streams.application-id"
            : "roadstream.postproc.streams.application-id");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldDeclareTheTopicsThatTheSetUpJobWouldMake(String name) {
    Overlay overlay = overlay(name);
    List<Strimzi.KafkaTopic> declared = overlay.all(Strimzi.KafkaTopic.class);
    if (declared.isEmpty()) {
      return;
    }
    Map<String, Strimzi.TopicSpec> found =
        declared.stream()
            .collect(Collectors.toMap(topic -> topic.spec().topicName(), topic -> topic.spec()));
    List<TopicSpec> plan = plan(overlay);
    assertThat(found.keySet())
        .isEqualTo(plan.stream().map(TopicSpec::name).collect(Collectors.toSet()));
    for (TopicSpec topic : plan) {
      Strimzi.TopicSpec spec = found.get(topic.name());
      assertThat(spec.partitions()).as(topic.name()).isEqualTo(topic.partitions());
      assertThat(spec.replicas()).as(topic.name()).isEqualTo(topic.replicationFactor());
      assertThat(spec.config()).as(topic.name()).isEqualTo(topic.configs());
    }
  }

  private static List<TopicSpec> plan(Overlay overlay) {
    Map<String, String> setup = overlay.environment(Overlay.container(overlay.pods().get("setup")));
    return new TopicPlan(
            new TopicSettings(
                Integer.parseInt(setup.get("ROADSTREAM_SETUP_PARTITIONS")),
                Integer.parseInt(setup.get("ROADSTREAM_SETUP_REPLICATIONFACTOR")),
                Optional.empty(),
                Long.parseLong(setup.get("ROADSTREAM_SETUP_RETENTIONBYTES")),
                new PayloadLimit(
                    (int) DataSize.parse(setup.get("ROADSTREAM_KAFKA_PAYLOADLIMIT")).toBytes())))
        .topics();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldOpenNoPortInANetworkPolicyThatNobodyListensAt(String name) {
    Overlay overlay = overlay(name);
    Set<Integer> listened =
        overlay.pods().values().stream()
            .flatMap(pod -> Overlay.container(pod).getPorts().stream())
            .map(ContainerPort::getContainerPort)
            .collect(Collectors.toSet());
    List<Integer> opened = new ArrayList<>();
    for (NetworkPolicy policy : overlay.all(NetworkPolicy.class)) {
      Optional.ofNullable(policy.getSpec().getIngress()).stream()
          .flatMap(List::stream)
          .flatMap(rule -> Stream.ofNullable(rule.getPorts()).flatMap(List::stream))
          .forEach(port -> opened.add(port.getPort().getIntVal()));
    }
    assertThat(listened).containsAll(opened);
    assertThat(overlay.all(NetworkPolicy.class))
        .filteredOn(policy -> Overlay.name(policy).equals("default-deny"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress"));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void shouldLetInferenceReadTheModelsThatTheTrainerWrites(String name) {
    PodTemplateSpec trainerPod = overlay(name).pods().get("trainer");
    if (trainerPod == null) {
      return;
    }
    Container trainer = Overlay.container(trainerPod);
    Container inference = Overlay.container(overlay(name).pods().get("inference"));
    String store = overlay(name).environment(trainer).get("ROADSTREAM_TRAINER_STORE");
    if (!store.startsWith("s3://")) {
      assertThat(mounts(trainer)).contains(store);
      assertThat(mounts(inference)).contains(store);
      return;
    }
    for (Container each : List.of(trainer, inference)) {
      assertThat(overlay(name).environment(each))
          .containsKeys("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }
    assertThat(mounts(inference))
        .anyMatch(
            overlay(name).environment(inference).get("ROADSTREAM_INFERENCE_RELEASES_COPIES")
                ::startsWith);
    assertThat(overlay(name).all(NetworkPolicy.class))
        .filteredOn(policy -> Overlay.name(policy).equals("bucket-out"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.getSpec().getPodSelector().getMatchExpressions().get(0))
                    .extracting(LabelSelectorRequirement::getValues)
                    .isEqualTo(List.of("trainer", "inference")));
  }

  private static List<String> mounts(Container container) {
    return container.getVolumeMounts().stream().map(VolumeMount::getMountPath).toList();
  }

  private static Map<String, PodTemplateSpec> ours(String name) {
    Map<String, PodTemplateSpec> ours = new TreeMap<>(overlay(name).pods());
    ours.values().removeIf(pod -> !Service.isOurs(Overlay.container(pod).getImage()));
    assertThat(ours).hasSizeGreaterThanOrEqualTo(4);
    return ours;
  }

  private static Service runs(Container container) {
    return Service.of(container.getImage(), container.getCommand());
  }
}

package io.roadstream.deployment.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.roadstream.deployment.Program;
import io.roadstream.localstack.LocalRegistry;
import io.roadstream.schemas.serde.RegistryClient;
import io.roadstream.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images' content against a broker that asks everyone who they are. */
class SecureImageIT {

  private static final List<String> RUN = List.of("-jar", "app.jar");
  private static final String PASSWORD = "a-password-that-no-log-may-show";
  private static final String TOKEN = "a-token-that-no-log-may-show";

  @TempDir private static Path folder;
  private static Certificates certificates;
  private static ServiceImage ingestImage;
  private static ServiceImage inferenceImage;
  private static ServiceImage postprocImage;
  private static ServiceImage trainerImage;
  private static SecureKafka kafka;
  private static LocalRegistry registry;
  private static String setupLog;

  @BeforeAll
  static void start() throws Exception {
    // The services' user must get as far as the images.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    ingestImage = ServiceImage.layOut("ingest-service", folder);
    inferenceImage = ServiceImage.layOut("inference-service", folder);
    postprocImage = ServiceImage.layOut("depth-postproc-service", folder);
    trainerImage = ServiceImage.layOut("trainer-service", folder);
    certificates = new Certificates(folder);
    kafka = new SecureKafka(folder, certificates);
    registry =
        LocalRegistry.start(
            LocalRegistry.Settings.in(folder, kafka.sslAddress()).withPort(0),
            registryEnvironment());
    for (String user :
        List.of(
            "ingest-service",
            "inference-service",
            "depth-postproc-service",
            "trainer-service",
            "viewer")) {
      kafka.addUser(user, PASSWORD);
    }
    setUp();
  }

  private static Map<String, String> registryEnvironment() {
    return Map.of(
        "APICURIO_KAFKASQL_SECURITY_PROTOCOL",
        "SSL",
        "APICURIO_KAFKASQL_SECURITY_SSL_TRUSTSTORE_LOCATION",
        kafka.administrator().toString(),
        "APICURIO_KAFKASQL_SECURITY_SSL_TRUSTSTORE_TYPE",
        "PKCS12",
        "APICURIO_KAFKASQL_SSL_TRUSTSTORE_PASSWORD",
        Certificates.PASSWORD,
        "APICURIO_KAFKASQL_SSL_KEYSTORE_LOCATION",
        kafka.administrator().toString(),
        "APICURIO_KAFKASQL_SSL_KEYSTORE_TYPE",
        "PKCS12",
        "APICURIO_KAFKASQL_SSL_KEYSTORE_PASSWORD",
        Certificates.PASSWORD,
        "APICURIO_KAFKASQL_SSL_KEY_PASSWORD",
        Certificates.PASSWORD);
  }

  /** The set-up job out of the ingest image, with a client certificate in place of a password. */
  private static void setUp() throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    kafka
        .administratorProperties()
        .forEach(
            (name, value) ->
                environment.put(
                    name.equals("bootstrap.servers")
                        ? "ROADSTREAM_KAFKA_BOOTSTRAPSERVERS"
                        : "ROADSTREAM_KAFKA_PROPERTIES_"
                            + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'),
                    value.toString()));
    environment.put("ROADSTREAM_KAFKA_REGISTRYURL", registry.url().toString());
    environment.put("ROADSTREAM_SETUP_PARTITIONS", "2");
    environment.put("ROADSTREAM_SETUP_GRANT", "true");
    try (ServiceRun job =
        ServiceRun.start(
            ingestImage,
            List.of("-cp", "app.jar", "io.roadstream.service.setup.SetupApplication"),
            folder,
            environment)) {
      assertThat(job.awaitEnd()).as(job.log()).isZero();
      setupLog = job.log();
    }
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }

  @Test
  void shouldTurnAFrameIntoObjectsAsAnUnprivilegedUserOnAReadOnlyTree() throws Exception {
    Map<String, String> ingest = new HashMap<>(as("ingest-service", PASSWORD));
    Map<String, String> inference = new HashMap<>(as("inference-service", PASSWORD));
    inference.put("ROADSTREAM_INFERENCE_STREAMS_STATEDIR", ServiceRun.STATE);
    inference.put("ROADSTREAM_INFERENCE_THREADS", "1");
    Map<String, String> postproc = new HashMap<>(as("depth-postproc-service", PASSWORD));
    postproc.put("ROADSTREAM_POSTPROC_STREAMS_STATEDIR", ServiceRun.STATE);
    Map<String, String> trainer = new HashMap<>(as("trainer-service", PASSWORD));
    trainer.put("ROADSTREAM_TRAINER_DATA", ServiceRun.STATE + "/data");
    trainer.put("ROADSTREAM_TRAINER_STORE", ServiceRun.STATE + "/models");
    try (ServiceRun in = ServiceRun.start(ingestImage, RUN, folder, ingest);
        ServiceRun engine = ServiceRun.start(inferenceImage, RUN, folder, inference);
        ServiceRun out = ServiceRun.start(postprocImage, RUN, folder, postproc);
        ServiceRun teacher = ServiceRun.start(trainerImage, RUN, folder, trainer)) {
      List<ServiceRun> all = List.of(in, engine, out, teacher);
      all.forEach(ServiceRun::awaitReady);
      assertThat(Frames.post(in.at("/cameras/gate/frames"), "")).isEqualTo(401);
      assertThat(Frames.post(in.at("/cameras/gate/frames"), TOKEN)).isEqualTo(202);
      assertThat(
              Frames.objects(
                  kafka.userProperties("viewer", PASSWORD), registry.url().toString(), 1))
          .singleElement()
          .satisfies(objects -> assertThat(objects.getFrame().getCameraId()).isEqualTo("gate"));
      requireMetricsOfTheDashboard(all);
      requireHealthByProbe(in);
      for (ServiceRun each : all) {
        assertThat(each.log()).doesNotContain(PASSWORD).doesNotContain(TOKEN);
        assertThat(each.terminate()).as(each.log()).isIn(0, 143);
      }
      // Post-processing keeps its stores in memory; the trainer is the one that writes.
      try (var state = Files.list(teacher.state())) {
        assertThat(state.toList()).as("folders of state").isNotEmpty();
      }
    }
    ingestImage.requireUntouched();
    inferenceImage.requireUntouched();
    postprocImage.requireUntouched();
    trainerImage.requireUntouched();
    assertThat(setupLog).contains("granted").doesNotContain(Certificates.PASSWORD);
  }

  /** Kafka's own metrics are looked for once a minute, so those of a partition come late. */
  private static void requireMetricsOfTheDashboard(List<ServiceRun> services) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(Dashboard.unknownMetrics(metrics(services))).isEmpty());
  }

  private static String metrics(List<ServiceRun> services) throws Exception {
    StringBuilder metrics = new StringBuilder();
    for (ServiceRun each : services) {
      metrics.append(ServiceRun.get(each.managed("/actuator/prometheus")).body());
    }
    return metrics.toString();
  }

  private static void requireHealthByProbe(ServiceRun service) throws Exception {
    List<String> command = new ArrayList<>(ServiceRun.asUnprivilegedUser());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx16m",
            "-cp",
            ingestImage.app().resolve("probe.jar").toString(),
            "io.roadstream.service.probe.HealthProbe"));
    Program healthy =
        Program.run(
            Map.of("MANAGEMENT_SERVER_PORT", Integer.toString(service.managementPort())), command);
    assertThat(healthy.exitCode()).as(healthy.errors()).isZero();
    Program nobody = Program.run(Map.of("MANAGEMENT_SERVER_PORT", "1"), command);
    assertThat(nobody.exitCode()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAClientWithAWrongPassword() {
    try (Admin admin = Admin.create(kafka.userProperties("viewer", "guessed"))) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void shouldRefuseAClientWithoutTls() {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", kafka.saslAddress(),
                "request.timeout.ms", 2000,
                "default.api.timeout.ms", 3000))) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void shouldKeepFramesFromACuriousConsumer() {
    Map<String, Object> viewer = new HashMap<>(kafka.userProperties("viewer", PASSWORD));
    viewer.put("group.id", "viewer-curious");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(viewer, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(Topics.CAMERA_FRAMES, 0)));
      consumer.seekToBeginning(consumer.assignment());
      assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(20)))
          .isInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void shouldKeepARogueProducerFromAnnouncingAModel() {
    for (String user : List.of("viewer", "ingest-service", "inference-service")) {
      Map<String, Object> client = new HashMap<>(kafka.userProperties(user, PASSWORD));
      client.put("enable.idempotence", false);
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
        assertThatThrownBy(
                () ->
                    producer
                        .send(new ProducerRecord<>(Topics.MODEL_RELEASES, new byte[] {1}))
                        .get())
            .as(user)
            .hasCauseInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  @Test
  void shouldSayWhichTopicAServiceMayNotUse() throws Exception {
    // A user with some rights, but not those of this service.
    try (ServiceRun service =
        ServiceRun.start(postprocImage, RUN, folder, as("ingest-service", PASSWORD))) {
      assertThat(service.awaitEnd()).isNotZero();
      assertThat(service.log())
          .contains("APPLICATION FAILED TO START")
          .contains("does not let this service see topic depth-postproc-service.dlq")
          .contains("docs/security.md")
          .doesNotContain("\tat io.roadstream")
          .doesNotContain(PASSWORD);
    }
  }

  @Test
  void shouldSayThatTheCredentialsAreWrong() throws Exception {
    try (ServiceRun service =
        ServiceRun.start(postprocImage, RUN, folder, as("depth-postproc-service", "guessed-it"))) {
      assertThat(service.awaitEnd()).isNotZero();
      assertThat(service.log())
          .contains("refuses this service")
          .contains("roadstream.kafka.properties")
          .doesNotContain("guessed-it");
    }
  }

  @Test
  void shouldTakeFramesFromClientsWithACertificateOnlyAndLeaveTheManagementPortApart()
      throws Exception {
    Map<String, String> ingest = new HashMap<>(as("ingest-service", PASSWORD));
    ingest.put("SERVER_SSL_KEYSTORE", certificates.keyStore("ingest").toString());
    ingest.put("SERVER_SSL_KEYSTOREPASSWORD", Certificates.PASSWORD);
    ingest.put("SERVER_SSL_TRUSTCERTIFICATE", certificates.authority().toString());
    ingest.put("SERVER_SSL_CLIENTAUTH", "need");
    try (ServiceRun service = ServiceRun.start(ingestImage, RUN, folder, ingest)) {
      service.awaitReady();
      Path camera = certificates.keyStore("camera");
      assertThat(Https.get(service.securelyAt("/sources"), certificates.authority(), camera, TOKEN))
          .isEqualTo(200);
      assertThatThrownBy(
              () ->
                  Https.get(service.securelyAt("/sources"), certificates.authority(), null, TOKEN))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void shouldReachARegistryThatAsksForTlsAndAPassword() throws Exception {
    try (Https registryServer = new Https(certificates.keyStore("registry"), "ada", PASSWORD)) {
      assertThat(status(registryServer, PASSWORD)).isEqualTo(200);
      assertThat(status(registryServer, "guessed")).isEqualTo(401);
      RegistryClient distrustful =
          new RegistryClient(registryServer.url(), Map.of(), Duration.ofSeconds(5));
      assertThatThrownBy(() -> distrustful.send(distrustful.request("/subjects").build()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  private static int status(Https server, String password)
      throws IOException, InterruptedException, GeneralSecurityException {
    RegistryClient client =
        new RegistryClient(
            server.url(),
            Map.of(
                RegistryClient.TRUSTSTORE,
                certificates.authority().toString(),
                RegistryClient.TRUSTSTORE_TYPE,
                "PEM",
                RegistryClient.USERNAME,
                "ada",
                RegistryClient.PASSWORD,
                password),
            Duration.ofSeconds(5));
    return client.send(client.request("/subjects").build()).statusCode();
  }

  /** The environment that a Kubernetes overlay gives a service, with its secrets as files. */
  private static Map<String, String> as(String user, String password) throws IOException {
    Path secrets = Files.createTempDirectory(folder, "secrets-");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        secrets.resolve("roadstream.kafka.properties.sasl.jaas.config"),
        SecureKafka.jaas(user, password));
    Files.writeString(secrets.resolve("roadstream.http.token"), TOKEN);
    return Map.of(
        "ROADSTREAM_SECRETS",
        secrets.toString(),
        "ROADSTREAM_KAFKA_BOOTSTRAPSERVERS",
        kafka.saslAddress(),
        "ROADSTREAM_KAFKA_REGISTRYURL",
        registry.url().toString(),
        "ROADSTREAM_KAFKA_REGISTERSCHEMAS",
        "false",
        "ROADSTREAM_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
        "SASL_SSL",
        "ROADSTREAM_KAFKA_PROPERTIES_SASL_MECHANISM",
        "SCRAM-SHA-512",
        "ROADSTREAM_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE",
        "PEM",
        "ROADSTREAM_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION",
        certificates.authority().toString());
  }
}

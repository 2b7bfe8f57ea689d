package io.roadstream.deployment.image;

import static org.awaitility.Awaitility.await;

import io.roadstream.localstack.ChildProcess;
import io.roadstream.localstack.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;

/**
 * A broker with an authorizer that allows nothing by default: one listener for clients over TLS
 * with SCRAM, one with client certificates for the administrator and the broker itself.
 */
final class SecureKafka implements AutoCloseable {

  private final ChildProcess process;
  private final Certificates certificates;
  private final Path administrator;
  private final int saslPort;
  private final int sslPort;

  SecureKafka(Path folder, Certificates certificates) throws IOException, InterruptedException {
    this.certificates = certificates;
    saslPort = LoopbackPort.choose(0, "the broker", "the port");
    sslPort = LoopbackPort.choose(0, "the broker", "the port");
    int controllerPort = LoopbackPort.choose(0, "the controller", "the port");
    administrator = certificates.keyStore("admin");
    Properties properties = new Properties();
    properties.putAll(listeners(controllerPort));
    properties.putAll(security(certificates.keyStore("broker")));
    properties.setProperty("log.dirs", folder.resolve("data").toString());
    properties.setProperty("auto.create.topics.enable", "false");
    for (String topic : List.of("offsets.topic", "transaction.state.log")) {
      properties.setProperty(topic + ".replication.factor", "1");
      properties.setProperty(topic + ".num.partitions", "2");
    }
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
    Path file = folder.resolve("kafka.properties");
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    process =
        ChildProcess.builder("the secured broker", "io.roadstream.localstack.KafkaMain")
            .setLogFile(folder.resolve("kafka.log"))
            .addJvmArguments(
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=io/roadstream/localstack/kafka-logback.xml")
            .addArguments(file.toString(), Uuid.randomUuid().toString())
            .start();
    await().atMost(Duration.ofMinutes(2)).until(this::answers);
  }

  private Map<String, String> listeners(int controllerPort) {
    String sasl = "SASL_SSL://127.0.0.1:" + saslPort;
    String ssl = "SSL://127.0.0.1:" + sslPort;
    String controller = "127.0.0.1:" + controllerPort;
    return Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "controller.quorum.voters", "1@" + controller,
        "controller.listener.names", "CONTROLLER",
        "listeners", sasl + "," + ssl + ",CONTROLLER://" + controller,
        "advertised.listeners", sasl + "," + ssl,
        "listener.security.protocol.map", "SASL_SSL:SASL_SSL,SSL:SSL,CONTROLLER:SSL",
        "inter.broker.listener.name", "SSL");
  }

  private Map<String, String> security(Path keyStore) {
    Map<String, String> security = new LinkedHashMap<>(tls(keyStore));
    security.put("listener.name.ssl.ssl.client.auth", "required");
    security.put("listener.name.controller.ssl.client.auth", "required");
    security.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    security.put(
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    security.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    security.put("super.users", "User:CN=broker;User:CN=admin");
    return security;
  }

  private Map<String, String> tls(Path keyStore) {
    return Map.of(
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keyStore.toString(),
        "ssl.keystore.password",
        Certificates.PASSWORD,
        "ssl.key.password",
        Certificates.PASSWORD,
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        certificates.authority().toString());
  }

  /** Address for clients that show a certificate. */
  String sslAddress() {
    return "127.0.0.1:" + sslPort;
  }

  /** Address for clients with a name and a password. */
  String saslAddress() {
    return "127.0.0.1:" + saslPort;
  }

  /** The key store of the administrator. */
  Path administrator() {
    return administrator;
  }

  /** Client properties of the administrator, who may do everything. */
  Map<String, Object> administratorProperties() {
    Map<String, Object> client = new LinkedHashMap<>(tls(administrator));
    client.put("bootstrap.servers", sslAddress());
    client.put("security.protocol", "SSL");
    return client;
  }

  /** Client properties of a user with a password. */
  Map<String, Object> userProperties(String user, String password) {
    return Map.of(
        "bootstrap.servers",
        saslAddress(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        jaas(user, password),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        certificates.authority().toString());
  }

  static String jaas(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
        + user
        + "\" password=\""
        + password
        + "\";";
  }

  void addUser(String user, String password) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(administratorProperties())) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
          .all()
          .get();
    }
  }

  private boolean answers() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException(process.logTail());
    }
    try (Admin admin = Admin.create(administratorProperties())) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}

package io.roadstream.service.setup;

import io.roadstream.schemas.serde.SchemaRegistrar;
import io.roadstream.schemas.serde.SchemaRegistrationException;
import io.roadstream.schemas.topic.TopicPlan;
import io.roadstream.schemas.topic.TopicProvisioner;
import io.roadstream.schemas.topic.TopicProvisioningException;
import io.roadstream.schemas.topic.TopicReport;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.startup.KafkaCheck;
import io.roadstream.service.startup.StartupException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Does the job once, as the last step of the application's start. */
final class Setup implements ApplicationRunner {

  private static final long PATIENCE_SECONDS = 30;
  private static final Logger log = LoggerFactory.getLogger(Setup.class);

  private final KafkaSettings kafka;
  private final SetupSettings settings;
  private final KafkaCheck check;

  Setup(KafkaSettings kafka, SetupSettings settings, KafkaCheck check) {
    this.kafka = kafka;
    this.settings = settings;
    this.check = check;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    check.await(List.of(), List.of());
    try (Admin admin = Admin.create(kafka.clientProperties())) {
      topics(admin);
      if (settings.grant()) {
        grant(admin);
      }
    }
    schemas();
  }

  private void topics(Admin admin) {
    try {
      TopicReport report =
          new TopicProvisioner(admin)
              .provision(new TopicPlan(settings.topics(kafka.payloadLimit())).topics());
      log.info("topics created: {}; as planned already: {}", report.created(), report.unchanged());
      report
          .differences()
          .forEach(difference -> log.warn("left as it is: {}", difference.describe()));
    } catch (IllegalArgumentException e) {
      throw new StartupException(
          "The topics' settings are wrong: " + e.getMessage() + ".",
          "Correct roadstream.setup.* or roadstream.kafka.payload-limit.",
          e);
    } catch (TopicProvisioningException e) {
      throw new StartupException(
          "Kafka at " + kafka.bootstrapServers() + ": " + reason(e) + ".",
          "Let this job's user create topics, and ask for no more copies than there are brokers"
              + " (roadstream.setup.replication-factor).",
          e);
    }
  }

  private void grant(Admin admin) throws InterruptedException {
    List<AclBinding> bindings = ServiceAcls.of(settings.users());
    try {
      admin.createAcls(bindings).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      log.info("granted {} rights to {}", bindings.size(), settings.users());
    } catch (ExecutionException | TimeoutException e) {
      throw new StartupException(
          "Kafka at " + kafka.bootstrapServers() + " does not take access rights: " + reason(e),
          "Run the job as a user that may alter the cluster, on brokers with an authorizer; or set"
              + " roadstream.setup.grant=false.",
          e);
    }
  }

  private void schemas() {
    try {
      new SchemaRegistrar(URI.create(kafka.registryUrl()), kafka.properties())
          .register(Topics.valueSchemas());
      log.info("schemas registered: {}", Topics.valueSchemas().keySet());
    } catch (SchemaRegistrationException e) {
      throw new StartupException(
          "The schemas cannot be registered: " + reason(e) + ".",
          "Give this job credentials that may write to the registry.",
          e);
    }
  }

  private static String reason(Exception e) {
    return e.getCause() == null || e.getCause().getMessage() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + e.getCause().getMessage();
  }
}

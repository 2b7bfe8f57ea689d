package io.roadstream.service.setup;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.roadstream.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The access that each service needs, and no more. Whoever may read a topic or write it may also
 * see that it is there; Kafka implies that.
 *
 * <p>A service that consumes runs as a Kafka Streams application named after itself: its consumer
 * group, its transactions and the topics behind its state stores all begin with that name.
 */
public final class ServiceAcls {

  /** Groups under which ingest keeps the cameras' last sequence numbers. */
  static final String INGEST_GROUPS = "roadstream-ingest.";

  /** Groups of those who read results. */
  static final String VIEWER_GROUPS = "viewer";

  private final List<AclBinding> bindings = new ArrayList<>();

  private ServiceAcls() {}

  /** The access of the users that are named after their services. */
  public static List<AclBinding> ofUsualUsers() {
    return of(
        new SetupSettings.Users(
            "User:ingest-service",
            "User:inference-service",
            "User:depth-postproc-service",
            "User:trainer-service",
            "User:viewer"));
  }

  static List<AclBinding> of(SetupSettings.Users users) {
    ServiceAcls acls = new ServiceAcls();
    acls.ingest(users.ingest());
    acls.inference(users.inference());
    acls.postproc(users.postproc());
    acls.trainer(users.trainer());
    acls.viewer(users.viewer());
    return List.copyOf(acls.bindings);
  }

  private void ingest(String user) {
    // It reads its own topic to go on with a camera's sequence numbers.
    topic(user, Topics.CAMERA_FRAMES, READ, WRITE);
    topic(user, Topics.TRAINING_SAMPLES, WRITE);
    allow(user, GROUP, INGEST_GROUPS, PatternType.PREFIXED, READ);
  }

  private void inference(String user) {
    topic(user, Topics.CAMERA_FRAMES, READ);
    topic(user, Topics.MODEL_RELEASES, READ);
    topic(user, Topics.PREDICTIONS, WRITE);
    streams(user, Topics.INFERENCE_SERVICE);
  }

  private void postproc(String user) {
    topic(user, Topics.PREDICTIONS, READ);
    topic(user, Topics.MASKS, WRITE);
    topic(user, Topics.DEPTH, WRITE);
    topic(user, Topics.OBJECTS, WRITE);
    topic(user, Topics.DEPTH_HISTOGRAMS, WRITE);
    streams(user, Topics.POSTPROC_SERVICE);
  }

  private void trainer(String user) {
    topic(user, Topics.CAMERA_FRAMES, READ);
    // It watches how predictions drift.
    topic(user, Topics.PREDICTIONS, READ);
    topic(user, Topics.TRAINING_SAMPLES, READ, WRITE);
    topic(user, Topics.MODEL_RELEASES, READ, WRITE);
    streams(user, Topics.TRAINER_SERVICE);
  }

  private void viewer(String user) {
    topic(user, Topics.MASKS, READ);
    topic(user, Topics.DEPTH, READ);
    topic(user, Topics.OBJECTS, READ);
    topic(user, Topics.DEPTH_HISTOGRAMS, READ);
    allow(user, GROUP, VIEWER_GROUPS, PatternType.PREFIXED, READ);
  }

  private void streams(String user, String service) {
    topic(user, Topics.deadLetters(service), WRITE);
    allow(user, GROUP, service, PatternType.PREFIXED, READ);
    allow(user, TRANSACTIONAL_ID, service, PatternType.PREFIXED, DESCRIBE, WRITE);
    allow(
        user,
        TOPIC,
        service + "-",
        PatternType.PREFIXED,
        READ,
        WRITE,
        CREATE,
        DELETE,
        DESCRIBE_CONFIGS);
  }

  private void topic(String user, String name, AclOperation... operations) {
    allow(user, TOPIC, name, PatternType.LITERAL, operations);
  }

  private void allow(
      String user, ResourceType type, String name, PatternType pattern, AclOperation... all) {
    for (AclOperation operation : all) {
      bindings.add(
          new AclBinding(
              new ResourcePattern(type, name, pattern),
              new AccessControlEntry(user, "*", operation, AclPermissionType.ALLOW)));
    }
  }
}

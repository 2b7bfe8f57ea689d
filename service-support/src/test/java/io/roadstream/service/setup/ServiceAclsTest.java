package io.roadstream.service.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.schemas.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class ServiceAclsTest {

  private static final List<AclBinding> ACLS =
      ServiceAcls.of(
          new SetupSettings.Users(
              "User:ingest", "User:inference", "User:postproc", "User:trainer", "User:viewer"));

  @Test
  void shouldLetNobodyButInferenceAndTrainerReadWhatIngestWrites() {
    assertThat(users(Topics.CAMERA_FRAMES, AclOperation.READ))
        .containsExactlyInAnyOrder("User:ingest", "User:inference", "User:trainer");
    assertThat(users(Topics.CAMERA_FRAMES, AclOperation.WRITE)).containsExactly("User:ingest");
  }

  @Test
  void shouldLetNobodyButTheTrainerAnnounceAModel() {
    assertThat(users(Topics.MODEL_RELEASES, AclOperation.WRITE)).containsExactly("User:trainer");
  }

  @Test
  void shouldLetTheViewerWriteNothing() {
    assertThat(ACLS)
        .filteredOn(acl -> acl.entry().principal().equals("User:viewer"))
        .allMatch(acl -> acl.entry().operation() == AclOperation.READ);
  }

  @Test
  void shouldGrantNoRightOverTheCluster() {
    assertThat(ACLS).noneMatch(acl -> acl.pattern().resourceType() == ResourceType.CLUSTER);
  }

  @Test
  void shouldHaveAWriterForEveryTopic() {
    for (String topic : Topics.valueSchemas().keySet()) {
      assertThat(users(topic, AclOperation.WRITE)).as(topic).isNotEmpty();
    }
    for (String service : Topics.CONSUMING_SERVICES) {
      assertThat(users(Topics.deadLetters(service), AclOperation.WRITE)).as(service).hasSize(1);
    }
  }

  private static Set<String> users(String topic, AclOperation operation) {
    return ACLS.stream()
        .filter(acl -> acl.pattern().name().equals(topic))
        .filter(acl -> acl.entry().operation() == operation)
        .map(acl -> acl.entry().principal())
        .collect(Collectors.toSet());
  }
}

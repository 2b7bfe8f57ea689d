package io.roadstream.deployment.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.deployment.Project;
import io.roadstream.service.setup.ServiceAcls;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;

class StrimziUsersTest {

  private static final Set<String> JOBS = Set.of("roadstream-setup", "keda");

  @Test
  void shouldGiveStrimzisUsersTheAccessThatTheSetUpJobGrants() {
    Set<String> granted = new TreeSet<>();
    for (AclBinding acl : ServiceAcls.ofUsualUsers()) {
      granted.add(
          line(
              acl.entry().principal().replace("User:", ""),
              acl.pattern().resourceType().name(),
              acl.pattern().name(),
              acl.pattern().patternType().name().equals("PREFIXED"),
              acl.entry().operation().name()));
    }
    Set<String> declared = new TreeSet<>();
    for (Object object :
        StrictObjects.read("users", Project.read("k8s/components/kafka-security/users.yaml"))) {
      Strimzi.KafkaUser user = (Strimzi.KafkaUser) object;
      String name = user.metadata().getName();
      assertThat(user.spec().authentication().type()).isEqualTo("scram-sha-512");
      if (!JOBS.contains(name)) {
        for (Strimzi.Acl acl : user.spec().authorization().acls()) {
          for (String operation : acl.operations()) {
            declared.add(
                line(
                    name,
                    acl.resource().type(),
                    acl.resource().name(),
                    "prefix".equals(acl.resource().patternType()),
                    operation));
          }
        }
      }
    }
    assertThat(declared).isEqualTo(granted);
  }

  private static String line(
      String user, String type, String name, boolean prefix, String operation) {
    String text = user + " " + type + " " + name + (prefix ? "*" : "") + " " + operation;
    return text.toUpperCase(Locale.ROOT).replace("_", "");
  }
}

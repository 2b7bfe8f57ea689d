package io.roadstream.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.roadstream.schemas.ModelRelease;
import io.roadstream.schemas.serde.RegistryUnavailableException;
import io.roadstream.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackLifeIT {

  @TempDir private Path folder;

  @Test
  void shouldKeepDataAndSchemasWhenClosedOrKilledAndDropThemWhenFresh() {
    LocalStack.Settings settings = LocalStack.Settings.in(folder).withPorts(0, 0);
    ModelRelease release = (ModelRelease) ExampleRecords.byTopic().get(Topics.MODEL_RELEASES);

    try (LocalStack first = LocalStack.start(settings)) {
      assertThat(first.topics().created()).contains(Topics.MODEL_RELEASES);
      write(first, release);
    }
    try (LocalStack closed = LocalStack.start(settings)) {
      assertKept(closed, release);
      closed.kafka().process().kill();
    }
    try (LocalStack killed = LocalStack.start(settings)) {
      assertKept(killed, release);
    }
    try (LocalStack fresh = LocalStack.start(settings.withFresh(true))) {
      assertThat(fresh.topics().created()).contains(Topics.MODEL_RELEASES);
      assertThat(TopicIo.readAll(fresh.bootstrapServers(), Topics.MODEL_RELEASES)).isEmpty();
    }
  }

  private static void assertKept(LocalStack stack, ModelRelease release) {
    assertThat(stack.topics().created()).isEmpty();
    assertThat(stack.topics().differences()).isEmpty();
    assertThat(read(stack)).containsExactly(release);
  }

  @Test
  void shouldNameThePortAndItsSettingWhenItIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> LocalKafka.start(LocalKafka.Settings.in(folder).withPort(port)))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContainingAll("port " + port, "the broker port");
      assertThatThrownBy(
              () ->
                  LocalRegistry.start(
                      LocalRegistry.Settings.in(folder, "127.0.0.1:1").withPort(port)))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContainingAll("port " + port, "the registry port");
    }
  }

  @Test
  void shouldNameTheFolderAndItsOwnerWhenAnotherStackUsesIt() {
    try (FolderLock held = FolderLock.take(folder)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> LocalKafka.start(LocalKafka.Settings.in(folder).withPort(0)))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContainingAll(folder.toString(), Long.toString(ProcessHandle.current().pid()));
    }
  }

  @Test
  void shouldEndItsChildrenWhenTheParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentMain.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessHandle broker = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      ProcessHandle registry = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      assertThat(broker.isAlive()).isTrue();
      parent.destroyForcibly();
      await().atMost(Duration.ofMinutes(2)).until(() -> !broker.isAlive() && !registry.isAlive());
    }
  }

  @Test
  void shouldTellALostRegistryFromABadRecord() {
    try (LocalStack stack = LocalStack.start(LocalStack.Settings.in(folder).withPorts(0, 0));
        Serde<ModelRelease> writer = TopicIo.serdes(stack.registryUrl()).of(ModelRelease.class);
        Serde<ModelRelease> reader = TopicIo.serdes(stack.registryUrl()).of(ModelRelease.class)) {
      byte[] bytes =
          TopicIo.serialize(
              writer,
              Topics.MODEL_RELEASES,
              ExampleRecords.byTopic().get(Topics.MODEL_RELEASES),
              ModelRelease.class);
      byte[] unknownSchema = bytes.clone();
      unknownSchema[1] = 0x7f;
      assertThatThrownBy(() -> reader.deserializer().deserialize("t", unknownSchema))
          .isInstanceOf(SerializationException.class)
          .isNotInstanceOf(RegistryUnavailableException.class);
      assertThat(writer.deserializer().deserialize("t", bytes)).isNotNull();
      stack.registry().process().kill();
      assertThatThrownBy(() -> reader.deserializer().deserialize("t", bytes))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThat(writer.deserializer().deserialize("t", bytes))
          .as("a schema once seen needs no registry")
          .isNotNull();
    }
  }

  private static void write(LocalStack stack, ModelRelease release) {
    try (Serde<ModelRelease> serde = TopicIo.serdes(stack.registryUrl()).of(ModelRelease.class)) {
      byte[] bytes = serde.serializer().serialize(Topics.MODEL_RELEASES, release);
      TopicIo.write(stack.bootstrapServers(), Topics.MODEL_RELEASES, "production", bytes);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<ModelRelease> read(LocalStack stack) {
    try (Serde<ModelRelease> serde = TopicIo.serdes(stack.registryUrl()).of(ModelRelease.class)) {
      return TopicIo.readAll(stack.bootstrapServers(), Topics.MODEL_RELEASES).stream()
          .map(bytes -> serde.deserializer().deserialize(Topics.MODEL_RELEASES, bytes))
          .toList();
    }
  }

  /** Starts a stack, prints its process ids, and waits to be killed. */
  static final class ParentMain {

    private ParentMain() {}

    public static void main(String[] args) throws InterruptedException {
      LocalStack stack = LocalStack.start(LocalStack.Settings.in(Path.of(args[0])).withPorts(0, 0));
      System.out.println(stack.kafka().process().pid());
      System.out.println(stack.registry().process().pid());
      Thread.sleep(Duration.ofMinutes(5).toMillis());
    }
  }
}

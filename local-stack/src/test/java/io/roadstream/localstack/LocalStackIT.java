package io.roadstream.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.schemas.serde.SchemaRegistrar;
import io.roadstream.schemas.serde.SchemaRegistrationException;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.TopicPlan;
import io.roadstream.schemas.topic.TopicProvisioner;
import io.roadstream.schemas.topic.TopicReport;
import io.roadstream.schemas.topic.TopicSettings;
import io.roadstream.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalStackExtension.class)
class LocalStackIT {

  @Test
  void shouldCarryARecordOfEveryTopicThroughBrokerAndRegistry(LocalStack stack) throws Exception {
    for (Map.Entry<String, SpecificRecord> example : ExampleRecords.byTopic().entrySet()) {
      roundTrip(stack, example.getKey(), example.getValue(), example.getValue().getClass());
    }
  }

  private static <T extends SpecificRecord> void roundTrip(
      LocalStack stack, String topic, SpecificRecord record, Class<T> type) throws Exception {
    try (Serde<T> serde = TopicIo.serdes(stack.registryUrl()).of(type)) {
      byte[] bytes = TopicIo.serialize(serde, topic, record, type);
      assertThat(bytes[0]).as("Confluent's wire format begins with 0").isZero();
      TopicIo.write(stack.bootstrapServers(), topic, ExampleRecords.CAMERA, bytes);
      assertThat(TopicIo.readAll(stack.bootstrapServers(), topic))
          .extracting(read -> (SpecificRecord) serde.deserializer().deserialize(topic, read))
          .contains(record);
    }
  }

  @Test
  void shouldTakeAFrameOfTheLargestSizeAndItsDeadLetter(LocalStack stack) throws Exception {
    try (Serde<CameraFrame> serde = TopicIo.serdes(stack.registryUrl()).of(CameraFrame.class)) {
      CameraFrame frame = ExampleRecords.frame(new byte[PayloadLimit.DEFAULT.bytes() - 1000]);
      byte[] bytes = serde.serializer().serialize(Topics.CAMERA_FRAMES, frame);
      assertThat(PayloadLimit.DEFAULT.allows(bytes.length)).isTrue();
      for (String topic :
          List.of(Topics.CAMERA_FRAMES, Topics.deadLetters(Topics.INFERENCE_SERVICE))) {
        TopicIo.write(stack.bootstrapServers(), topic, ExampleRecords.CAMERA, bytes);
        assertThat(TopicIo.readAll(stack.bootstrapServers(), topic))
            .anyMatch(read -> read.length == bytes.length);
      }
    }
  }

  @Test
  void shouldLeaveTopicsAloneWhenProvisionedAgainAndNameWhatDiffers(LocalStack stack) {
    TopicSettings other =
        TopicSettings.DEFAULT.withPartitions(12).withPayloadLimit(new PayloadLimit(1 << 20));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      TopicProvisioner provisioner = new TopicProvisioner(admin);
      TopicReport same = provisioner.provision(new TopicPlan(TopicSettings.DEFAULT).topics());
      assertThat(same.created()).isEmpty();
      assertThat(same.differences()).isEmpty();
      assertThat(same.unchanged()).contains(Topics.CAMERA_FRAMES, Topics.MODEL_RELEASES);

      assertThat(provisioner.provision(new TopicPlan(other).topics()).differences())
          .extracting(TopicReport.Difference::describe)
          .contains("topic camera.frames has partitions 6, planned is 12")
          .anyMatch(text -> text.startsWith("topic camera.frames has max.message.bytes "));
    }
  }

  @Test
  void shouldRegisterNoSecondVersionWhenAWriterMeetsARegisteredSchema(LocalStack stack)
      throws Exception {
    try (Serde<ModelRelease> serde = TopicIo.serdes(stack.registryUrl()).of(ModelRelease.class)) {
      Object release = ExampleRecords.byTopic().get(Topics.MODEL_RELEASES);
      TopicIo.serialize(serde, Topics.MODEL_RELEASES, release, ModelRelease.class);
    }
    assertThat(get(stack, "/apis/ccompat/v7/subjects/models.releases-value/versions"))
        .isEqualTo("[1]");
  }

  @Test
  void shouldRefuseASchemaThatIsNotBackwardCompatible(LocalStack stack) {
    SchemaRegistrar registrar = new SchemaRegistrar(stack.registryUrl());
    registrar.register(Topics.valueSchemas());
    var other =
        SchemaBuilder.record("ModelRelease")
            .namespace("io.roadstream.schemas")
            .fields()
            .requiredString("somethingNew")
            .endRecord();
    assertThatThrownBy(() -> registrar.register(Map.of(Topics.MODEL_RELEASES, other)))
        .isInstanceOf(SchemaRegistrationException.class)
        .hasMessageContainingAll("models.releases", "BACKWARD");
  }

  @Test
  void shouldTellHowMuchMemoryBothOccupy(LocalStack stack) {
    assertThat(stack.kafka().residentBytes().orElseThrow()).isGreaterThan(50L << 20);
    assertThat(stack.registry().residentBytes().orElseThrow()).isGreaterThan(50L << 20);
  }

  private static String get(LocalStack stack, String path) throws Exception {
    URI uri = stack.registryUrl().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}

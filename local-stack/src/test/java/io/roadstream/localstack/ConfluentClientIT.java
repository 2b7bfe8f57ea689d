package io.roadstream.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.schemas.topic.Topics;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shows that a client which has never heard of Apicurio or of this project reads every public
 * topic. To run it: {@code npm install @kafkajs/confluent-schema-registry} in some folder, then
 * {@code mvn verify -Droadstream.test.npm=FOLDER}.
 */
@ExtendWith(LocalStackExtension.class)
@EnabledIfSystemProperty(
    named = "roadstream.test.npm",
    matches = ".+",
    disabledReason =
        "set -Droadstream.test.npm to a folder in which @kafkajs/confluent-schema-registry is"
            + " installed")
class ConfluentClientIT {

  private static final String SCRIPT = "decode.js";

  @Test
  void shouldDecodeEveryPublicTopicWithAStockConfluentClient(LocalStack stack, @TempDir Path folder)
      throws Exception {
    List<String> topics = Topics.publicTopics();
    List<String> lines = new ArrayList<>();
    Map<String, SpecificRecord> examples = ExampleRecords.byTopic();
    for (String topic : topics) {
      lines.add(Base64.getEncoder().encodeToString(serialize(stack, topic, examples.get(topic))));
    }
    List<String> decoded = decode(stack, folder, lines);

    assertThat(decoded).hasSameSizeAs(topics);
    for (int i = 0; i < topics.size(); i++) {
      String expected =
          switch (topics.get(i)) {
            case Topics.MODEL_RELEASES -> "\"channel\":\"production\"";
            case Topics.DEPTH_HISTOGRAMS -> "\"counts\":[42]";
            case Topics.OBJECTS -> "\"className\":\"car\"";
            default -> "\"frameId\":\"0123456789abcdef0123456789abcdef\"";
          };
      assertThat(decoded.get(i)).as(topics.get(i)).contains(expected);
    }
  }

  private static byte[] serialize(LocalStack stack, String topic, SpecificRecord record) {
    return serialize(stack, topic, record, record.getClass());
  }

  private static <T extends SpecificRecord> byte[] serialize(
      LocalStack stack, String topic, SpecificRecord record, Class<T> type) {
    try (Serde<T> serde = TopicIo.serdes(stack.registryUrl()).of(type)) {
      return TopicIo.serialize(serde, topic, record, type);
    }
  }

  private static List<String> decode(LocalStack stack, Path folder, List<String> lines)
      throws Exception {
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = ConfluentClientIT.class.getResourceAsStream(SCRIPT)) {
      Files.copy(in, script);
    }
    Path modules = Path.of(System.getProperty("roadstream.test.npm")).resolve("node_modules");
    ProcessBuilder builder =
        new ProcessBuilder(
                "node",
                script.toString(),
                stack.registryUrl().resolve("/apis/ccompat/v7").toString())
            .redirectErrorStream(true);
    builder.environment().put("NODE_PATH", modules.toAbsolutePath().toString());
    Process node = builder.start();
    try (var input = node.outputWriter(StandardCharsets.UTF_8)) {
      for (String line : lines) {
        input.write(line + "\n");
      }
    }
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}

package io.roadstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.schemas.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Holds every schema to BACKWARD compatibility with each released one: today's reader reads what
 * any released writer wrote. A new release is recorded by running this class with {@code
 * -Droadstream.schemas.release=VERSION}.
 */
class SchemaCompatibilityTest {

  @Test
  void shouldReadWhatEveryReleasedWriterWrote() throws IOException {
    for (String version : ReleasedSchemas.versions()) {
      for (Map.Entry<String, Schema> released : ReleasedSchemas.of(version).entrySet()) {
        Schema current = Topics.valueSchemas().get(released.getKey());
        assertThat(current)
            .as("topic %s of release %s must still be there", released.getKey(), version)
            .isNotNull();
        assertThat(problems(current, released.getValue()))
            .as(
                "topic %s against release %s: give new fields a default, and keep names and types",
                released.getKey(), version)
            .isEmpty();
      }
    }
  }

  @Test
  void shouldHaveAReleasedSchemaForEveryTopic() throws IOException {
    List<String> versions = ReleasedSchemas.versions();
    assertThat(versions).isNotEmpty();
    assertThat(ReleasedSchemas.of(versions.get(versions.size() - 1)))
        .containsOnlyKeys(Topics.valueSchemas().keySet());
  }

  @Test
  void shouldFindTheProblemWhenAFieldWithoutDefaultIsAdded() {
    Schema changed = copyWith(FrameRef.getClassSchema(), field("exposure", Schema.Type.DOUBLE));
    assertThat(problems(changed, FrameRef.getClassSchema())).isNotEmpty();
  }

  @Test
  void shouldFindTheProblemWhenATypeIsChanged() {
    Schema before = SchemaBuilder.record("R").fields().requiredLong("n").endRecord();
    Schema after = SchemaBuilder.record("R").fields().requiredInt("n").endRecord();
    assertThat(problems(after, before)).isNotEmpty();
    assertThat(problems(before, after)).as("int is promoted to long").isEmpty();
  }

  @Test
  void shouldFindTheProblemWhenASymbolIsRemovedFromAnEnumWithoutDefault() {
    Schema before = SchemaBuilder.enumeration("E").symbols("JPEG", "PNG");
    Schema after = SchemaBuilder.enumeration("E").symbols("JPEG");
    assertThat(problems(after, before)).isNotEmpty();
  }

  @Test
  void shouldFindNoProblemWhenAnOptionalFieldIsAdded() {
    Schema before = SchemaBuilder.record("R").fields().requiredLong("n").endRecord();
    Schema after =
        SchemaBuilder.record("R").fields().requiredLong("n").optionalString("note").endRecord();
    assertThat(problems(after, before)).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(
      named = "roadstream.schemas.release",
      matches = ".+",
      disabledReason = "set -Droadstream.schemas.release=VERSION to record a release")
  void shouldRecordTheRelease() throws IOException {
    String version = System.getProperty("roadstream.schemas.release");
    ReleasedSchemas.write(version);
    assertThat(ReleasedSchemas.of(version)).isEqualTo(Topics.valueSchemas());
  }

  private static List<String> problems(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    return result.getType() == SchemaCompatibilityType.COMPATIBLE
        ? List.of()
        : result.getResult().getIncompatibilities().stream()
            .map(problem -> problem.getLocation() + ": " + problem.getMessage())
            .toList();
  }

  private static Schema.Field field(String name, Schema.Type type) {
    return new Schema.Field(name, Schema.create(type), "added by a test");
  }

  private static Schema copyWith(Schema record, Schema.Field added) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      fields.add(new Schema.Field(field, field.schema()));
    }
    fields.add(added);
    return Schema.createRecord(
        record.getName(), record.getDoc(), record.getNamespace(), false, fields);
  }
}

package io.roadstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.schemas.topic.Topics;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaDocumentationTest {

  @Test
  void shouldExplainEveryTypeAndField() {
    Set<Schema> seen = new LinkedHashSet<>();
    Topics.valueSchemas().values().forEach(schema -> collect(schema, seen));
    assertThat(seen).hasSizeGreaterThan(20);
    for (Schema type : seen) {
      assertThat(type.getDoc()).as(type.getFullName()).isNotBlank();
      if (type.getType() == Schema.Type.RECORD) {
        type.getFields()
            .forEach(
                field ->
                    assertThat(field.doc())
                        .as("%s.%s", type.getFullName(), field.name())
                        .isNotBlank());
      }
    }
  }

  private static void collect(Schema schema, Set<Schema> seen) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema)) {
          schema.getFields().forEach(field -> collect(field.schema(), seen));
        }
      }
      case ENUM -> seen.add(schema);
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, seen));
      case ARRAY -> collect(schema.getElementType(), seen);
      case MAP -> collect(schema.getValueType(), seen);
      default -> {
        // A primitive explains itself through its field.
      }
    }
  }
}

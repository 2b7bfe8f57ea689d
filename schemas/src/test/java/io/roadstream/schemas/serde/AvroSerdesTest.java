package io.roadstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.ModelRef;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

  private static final ModelRef MODEL = new ModelRef("street", "1", "00");

  @Test
  void shouldAskForTheRegistryWhenNoneIsSet() {
    assertThatThrownBy(() -> new AvroSerdes(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("roadstream.registry.url");
  }

  @Test
  void shouldNameTheClassWhenItIsNotThere() {
    AvroSerdes serdes = new AvroSerdes(config(Map.of(AvroSerdes.SERIALIZER_CONFIG, "no.Such")));
    assertThatThrownBy(() -> serdes.of(ModelRef.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("no.Such", AvroSerdes.SERIALIZER_CONFIG);
  }

  @Test
  void shouldUseTheClassesThatAreSetAndTellThemBothAddresses() {
    var serde = fakes().of(ModelRef.class);
    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", MODEL)))
        .isEqualTo(MODEL);
    assertThat(FakeSerializer.config)
        .containsEntry("apicurio.registry.url", "http://registry:8080/apis/registry/v3")
        .containsEntry("schema.registry.url", "http://registry:8080/apis/ccompat/v7")
        .containsEntry("auto.register.schemas", true)
        .containsEntry("specific.avro.reader", true);
  }

  @Test
  void shouldRefuseARecordOfAnotherType() {
    var serde = fakes().of(CameraFrame.class);
    assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {1}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContainingAll("ModelRef", "CameraFrame");
  }

  @Test
  void shouldPassOnAbsentValues() {
    assertThat(fakes().of(ModelRef.class).deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void shouldTellALostRegistryFromABadRecord() {
    var deserializer = fakes().of(ModelRef.class).deserializer();
    assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {2}))
        .isInstanceOf(RegistryUnavailableException.class);
    assertThatThrownBy(() -> deserializer.deserialize("t", new byte[] {3}))
        .isInstanceOf(SerializationException.class)
        .isNotInstanceOf(RegistryUnavailableException.class);
  }

  private static AvroSerdes fakes() {
    return new AvroSerdes(
        config(
            Map.of(
                AvroSerdes.SERIALIZER_CONFIG,
                FakeSerializer.class.getName(),
                AvroSerdes.DESERIALIZER_CONFIG,
                FakeDeserializer.class)));
  }

  private static Map<String, Object> config(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put(AvroSerdes.REGISTRY_URL_CONFIG, "http://registry:8080/");
    return config;
  }

  /** Writes one byte whatever it is given. */
  public static final class FakeSerializer implements Serializer<Object> {

    static Map<String, Object> config = Map.of();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
      config = new HashMap<>(configs);
    }

    @Override
    public byte[] serialize(String topic, Object data) {
      return new byte[] {1};
    }
  }

  /** Returns a record for 1, finds no registry for 2, and a broken record for 3. */
  public static final class FakeDeserializer implements Deserializer<Object> {

    @Override
    public Object deserialize(String topic, byte[] data) {
      return switch (data[0]) {
        case 1 -> MODEL;
        case 2 -> throw new IllegalStateException(new ConnectException("refused"));
        default -> throw new IllegalArgumentException("broken");
      };
    }
  }
}

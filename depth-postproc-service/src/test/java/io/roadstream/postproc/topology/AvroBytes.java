package io.roadstream.postproc.topology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Plain Avro without a registry, for tests of the topology. */
final class AvroBytes {

  private AvroBytes() {}

  static <T extends SpecificRecord> Serde<T> of(Class<T> type) {
    return Serdes.serdeFrom(
        (topic, record) -> write(type, record),
        (topic, bytes) -> {
          try {
            return new SpecificDatumReader<>(type)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
          } catch (IOException | RuntimeException e) {
            throw new SerializationException("no " + type.getSimpleName(), e);
          }
        });
  }

  private static <T extends SpecificRecord> byte[] write(Class<T> type, T record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      new SpecificDatumWriter<T>(SpecificData.get().getSchema(type)).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

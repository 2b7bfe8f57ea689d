package io.roadstream.inference.topology;

import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.Prediction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Avro's single-object encoding, for which no registry is needed. */
final class PlainAvro {

  private PlainAvro() {}

  static Serde<CameraFrame> frames() {
    return serde(CameraFrame.getEncoder(), CameraFrame.getDecoder());
  }

  static Serde<Prediction> predictions() {
    return serde(Prediction.getEncoder(), Prediction.getDecoder());
  }

  private static <T> Serde<T> serde(
      BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder) {
    return Serdes.serdeFrom(
        (topic, value) -> {
          try {
            ByteBuffer bytes = encoder.encode(value);
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        (topic, bytes) -> {
          if (bytes == null) {
            return null;
          }
          try {
            return decoder.decode(bytes);
          } catch (IOException | RuntimeException e) {
            throw new SerializationException("not a record of " + topic, e);
          }
        });
  }
}

package io.roadstream.postproc.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes a value as its version and plain binary fields. State belongs to the service alone, so it
 * needs no schema in the registry; a version that is not known is refused, which tells whoever
 * upgrades to reset the application. Thread-safe if writer and reader are.
 */
public final class BinarySerde {

  private static final int VERSION = 1;

  private BinarySerde() {}

  /** Writes one value. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  /** Reads one value. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  /** A serde of the two. */
  public static <T> Serde<T> of(Writer<T> writer, Reader<T> reader) {
    Serializer<T> serializer = (topic, value) -> value == null ? null : bytes(value, writer);
    Deserializer<T> deserializer =
        (topic, bytes) -> bytes == null ? null : value(topic, bytes, reader);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  private static <T> byte[] bytes(T value, Writer<T> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writer.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return bytes.toByteArray();
  }

  private static <T> T value(String topic, byte[] bytes, Reader<T> reader) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new SerializationException(
            "state in "
                + topic
                + " is of version "
                + version
                + ", this release reads "
                + VERSION
                + ": reset the application's state (kafka-streams-application-reset)");
      }
      return reader.read(in);
    } catch (IOException e) {
      throw new SerializationException("state in " + topic + " is damaged", e);
    }
  }
}

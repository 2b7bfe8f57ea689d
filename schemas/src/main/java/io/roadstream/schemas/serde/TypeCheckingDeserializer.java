package io.roadstream.schemas.serde;

import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Hands on what a registry-aware deserialiser returns, and refuses records of another type. */
final class TypeCheckingDeserializer<T> implements Deserializer<T> {

  private final Deserializer<?> delegate;
  private final Class<T> type;

  TypeCheckingDeserializer(Deserializer<?> delegate, Class<T> type) {
    this.delegate = delegate;
    this.type = type;
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : checked(topic, () -> delegate.deserialize(topic, data));
  }

  @Override
  public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
    return data == null ? null : checked(topic, () -> delegate.deserialize(topic, headers, data));
  }

  private T checked(String topic, Supplier<?> read) {
    Object value;
    try {
      value = read.get();
    } catch (RuntimeException e) {
      if (RegistryUnavailableException.isBehind(e)) {
        throw new RegistryUnavailableException(
            "the registry did not answer while a value of topic " + topic + " was read", e);
      }
      if (e instanceof SerializationException) {
        throw e;
      }
      throw new SerializationException(
          "cannot read a value of topic " + topic + " as " + type.getSimpleName(), e);
    }
    if (!type.isInstance(value)) {
      throw new SerializationException(
          "a value of topic "
              + topic
              + " is a "
              + (value == null ? "null" : value.getClass().getSimpleName())
              + ", expected is "
              + type.getSimpleName());
    }
    return type.cast(value);
  }

  @Override
  public void close() {
    delegate.close();
  }
}

package io.roadstream.postproc.topology;

import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of each camera of one kind: a state store, or a map where there are no
 * streams. One thread at a time.
 *
 * @param <V> what is remembered
 */
interface Table<V> {

  /** Of one camera; null if nothing is. */
  @Nullable V get(String camera);

  void put(String camera, V value);

  /** All cameras, as they are now. */
  List<KeyValue<String, V>> all();
}

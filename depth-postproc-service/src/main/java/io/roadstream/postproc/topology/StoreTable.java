package io.roadstream.postproc.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A table in a state store of the task. */
final class StoreTable<V> implements Table<V> {

  private final KeyValueStore<String, V> store;

  StoreTable(KeyValueStore<String, V> store) {
    this.store = store;
  }

  @Override
  public @Nullable V get(String camera) {
    return store.get(camera);
  }

  @Override
  public void put(String camera, V value) {
    store.put(camera, value);
  }

  @Override
  public List<KeyValue<String, V>> all() {
    List<KeyValue<String, V>> entries = new ArrayList<>();
    try (KeyValueIterator<String, V> all = store.all()) {
      all.forEachRemaining(entries::add);
    }
    return entries;
  }
}

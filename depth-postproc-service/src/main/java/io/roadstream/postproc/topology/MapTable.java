package io.roadstream.postproc.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** A table in memory. */
final class MapTable<V> implements Table<V> {

  private final SortedMap<String, V> entries = new TreeMap<>();

  @Override
  public @Nullable V get(String camera) {
    return entries.get(camera);
  }

  @Override
  public void put(String camera, V value) {
    entries.put(camera, value);
  }

  @Override
  public List<KeyValue<String, V>> all() {
    List<KeyValue<String, V>> all = new ArrayList<>();
    entries.forEach((camera, value) -> all.add(KeyValue.pair(camera, value)));
    return all;
  }
}

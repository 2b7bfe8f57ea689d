package io.roadstream.cli.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Names cameras so that they spread evenly over the partitions, as many cameras would. */
final class SpreadCameras {

  private SpreadCameras() {}

  /** Returns {@code count} names, one to each partition until all have one, and so on. */
  static List<String> names(int count, int partitions) {
    List<String> names = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (int i = 0; names.size() < count; i++) {
      String name = "bench-" + i;
      byte[] key = name.getBytes(StandardCharsets.UTF_8);
      if (taken.add(BuiltInPartitioner.partitionForKey(key, partitions))) {
        names.add(name);
        if (taken.size() == partitions) {
          taken.clear();
        }
      }
    }
    return names;
  }
}

package io.roadstream.cli.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** How the cameras' keys fall on partitions, by Kafka's own hash. */
final class Spread {

  private Spread() {}

  /** The partition of a camera. */
  static int partition(int camera, int partitions) {
    byte[] key = ("camera-" + camera).getBytes(StandardCharsets.UTF_8);
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }

  /** Cameras of the fullest partition over cameras of the mean one. */
  static double hottest(int cameras, int partitions) {
    int[] load = new int[partitions];
    for (int camera = 0; camera < cameras; camera++) {
      load[partition(camera, partitions)]++;
    }
    return Arrays.stream(load).max().orElse(0) * (double) partitions / cameras;
  }
}

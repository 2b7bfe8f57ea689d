package io.roadstream.cli.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/** How unevenly keys fall on partitions. */
final class Spread {

  private Spread() {}

  /** Cameras of the fullest partition over cameras of the mean one, by Kafka's own hash. */
  static double hottest(int cameras, int partitions) {
    int[] load = new int[partitions];
    for (int camera = 0; camera < cameras; camera++) {
      byte[] key = ("camera-" + camera).getBytes(StandardCharsets.UTF_8);
      load[Utils.toPositive(Utils.murmur2(key)) % partitions]++;
    }
    return Arrays.stream(load).max().orElse(0) * (double) partitions / cameras;
  }
}

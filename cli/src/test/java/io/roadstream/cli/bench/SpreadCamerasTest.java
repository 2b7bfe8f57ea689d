package io.roadstream.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class SpreadCamerasTest {

  @Test
  void shouldGiveEachPartitionTheSameNumberOfCameras() {
    List<String> names = SpreadCameras.names(12, 6);
    assertThat(names).doesNotHaveDuplicates();
    assertThat(
            names.stream()
                .collect(
                    Collectors.groupingBy(
                        name -> BuiltInPartitioner.partitionForKey(name.getBytes(UTF_8), 6),
                        Collectors.counting())))
        .hasSize(6)
        .allSatisfy((partition, count) -> assertThat(count).isEqualTo(2));
  }
}

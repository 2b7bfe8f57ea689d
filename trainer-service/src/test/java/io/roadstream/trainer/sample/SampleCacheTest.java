package io.roadstream.trainer.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.schemas.TrainingSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCacheTest {

  @TempDir private Path folder;

  private SampleCache cache;

  @BeforeEach
  void open() {
    cache = SampleCache.open(folder, "topic-1");
  }

  @Test
  void shouldBeTheSameAfterARestart() {
    cache.add(0, 0, Samples.sample(1));
    cache.add(1, 0, Samples.sample(2));
    cache.reject(0, 1);
    cache.add(0, 2, Samples.sample(3));

    SampleCache again = SampleCache.open(folder, "topic-1");

    assertThat(again.entries()).containsExactlyInAnyOrderElementsOf(cache.entries()).hasSize(3);
    assertThat(again.positions()).isEqualTo(Map.of(0, 3L, 1, 1L));
    assertThat(again.rejected()).isEqualTo(1);
    SampleEntry last = again.entries().get(1);
    assertThat(again.read(last)).isEqualTo(Samples.sample(3));
    assertThat(last.hasMask()).isTrue();
    assertThat(last.cameraId()).isEqualTo("camera-3");
  }

  @Test
  void shouldHoldASampleOnceThoughItCameTwice() {
    assertThat(cache.add(0, 0, Samples.sample(1))).isTrue();
    assertThat(cache.add(0, 1, Samples.sample(1))).isFalse();

    SampleCache again = SampleCache.open(folder, "topic-1");
    assertThat(again.entries()).hasSize(1);
    assertThat(again.positions()).isEqualTo(Map.of(0, 2L));
  }

  @Test
  void shouldReadADamagedSampleFromTheTopicAgain() throws IOException {
    TrainingSample sample = Samples.sample(2);
    cache.add(0, 0, Samples.sample(1));
    cache.add(0, 1, sample);
    cache.add(0, 2, Samples.sample(3));
    Files.writeString(folder.resolve("000-000000000001.avro"), "cut off");
    Files.writeString(folder.resolve("000-000000000003.avro.new"), "half written");

    SampleCache again = SampleCache.open(folder, "topic-1");

    assertThat(again.positions()).isEqualTo(Map.of(0, 1L));
    assertThat(again.entries()).hasSize(2);
    assertThat(again.add(0, 1, sample)).isTrue();
    assertThat(folder.resolve("000-000000000003.avro.new")).doesNotExist();
  }

  @Test
  void shouldForgetTheSamplesOfAnotherTopic() {
    cache.add(0, 0, Samples.sample(1));

    SampleCache other = SampleCache.open(folder, "topic-2");

    assertThat(other.entries()).isEmpty();
    assertThat(other.positions()).isEmpty();
  }

  @Test
  void shouldTellRangesApart() {
    for (int i = 0; i < 6; i++) {
      cache.add(i % 2, i / 2, Samples.sample(i));
    }
    SampleRanges first = SampleRanges.upTo(Map.of(0, 1L, 1, 2L));
    SampleRanges rest = first.after(cache.positions());

    List<SampleEntry> entries = cache.entries();
    assertThat(entries.stream().filter(first::contains)).hasSize(3);
    assertThat(entries.stream().filter(rest::contains)).hasSize(3);
    assertThat(entries).allMatch(first.and(rest)::contains);
    assertThat(rest).hasToString("0:1-3 1:2-3");
    assertThat(SampleRanges.NONE).hasToString("none");
  }
}

package io.roadstream.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.dataset.DatasetException;
import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.TinyCityscapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataMixTest {

  private static final Input GRID = Fixtures.input().withSize(96, 48);

  @TempDir private Path folder;

  private TinyCityscapes cityscapes(String name, int images) throws IOException {
    TinyCityscapes data = new TinyCityscapes(folder.resolve(name));
    for (int i = 1; i <= images; i++) {
      data.add("train", i);
    }
    return data;
  }

  private SampleSource open(String... uris) {
    return DataMix.parse(List.of(uris)).open(GRID, Depth.ARTICLE, folder.resolve("cache"));
  }

  @Test
  void shouldGiveEachSourceItsShareAndEverySampleOnce() throws IOException {
    String few = "cityscapes:" + cityscapes("few", 2).root() + "*3";
    String many = "cityscapes:" + cityscapes("many", 4).root() + "*1";
    try (SampleSource mix = open(few, many)) {
      // Four of the second need twelve of the first.
      assertThat(mix.size()).isEqualTo(16);
      Map<String, Integer> seen = new HashMap<>();
      for (int i = 0; i < mix.size(); i++) {
        seen.merge(mix.get(i).id() + (i < 12 ? " few" : " many"), 1, Integer::sum);
      }
      assertThat(seen).hasSize(6).containsEntry("ulm_000002_000019 few", 6);
      assertThat(seen).containsEntry("ulm_000004_000019 many", 1);
    }
  }

  @Test
  void shouldReadAPreparedFolderAsItIs() throws IOException {
    String data = "cityscapes:" + cityscapes("some", 2).root();
    try (SampleSource first = open(data)) {
      first.get(1);
      first.get(0);
      Path cache;
      try (var folders = Files.list(folder.resolve("cache"))) {
        cache = folders.findFirst().orElseThrow();
      }
      try (SampleSource prepared = open("cache:" + cache)) {
        assertThat(prepared.size()).isEqualTo(2);
        assertThat(prepared.get(1).id()).isEqualTo(first.get(1).id());
        assertThat(prepared.get(1).depth().codes()).isEqualTo(first.get(1).depth().codes());
      }
    }
  }

  @Test
  void shouldListEveryBadSampleOrLeaveThemOut() throws IOException {
    TinyCityscapes data = cityscapes("bad", 4);
    Files.delete(data.file("train", "gtFine", "ulm_000001_000019_gtFine_labelIds.png"));
    Files.write(
        data.file("train", "disparity", "ulm_000003_000019_disparity.png"), new byte[] {1, 2});
    String uri = "cityscapes:" + data.root();
    assertThatThrownBy(() -> open(uri))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("2 samples")
        .hasMessageContaining("ulm_000001_000019_gtFine_labelIds.png is missing")
        .hasMessageContaining("ulm_000003_000019_disparity.png");
    try (SampleSource rest = open(uri + "?bad=skip")) {
      assertThat(rest.size()).isEqualTo(2);
    }
  }

  @Test
  void shouldLeaveTheOtherLabelOutWhenOneIsAskedFor() throws IOException {
    String uri = "cityscapes:" + cityscapes("one", 1).root();
    try (SampleSource classes = open(uri + "?labels=classes");
        SampleSource depth = open(uri + "?labels=depth")) {
      assertThat(classes.get(0).depth().codes()).containsOnly(0);
      assertThat(classes.get(0).mask().ids()).contains(0, 10);
      assertThat(depth.get(0).mask().ids()).containsOnly((byte) 255);
      assertThat(depth.get(0).depth().codes()).isNotEqualTo(classes.get(0).depth().codes());
    }
  }

  @Test
  void shouldSayWhetherTwoMixesShareSamples() {
    DataMix train = DataMix.parse(List.of("synthetic:train", "cityscapes:/a?split=train"));
    assertThat(train.overlaps(DataMix.parse(List.of("cityscapes:/a/../a?split=train")))).isTrue();
    assertThat(train.overlaps(DataMix.parse(List.of("cityscapes:/a?split=val")))).isFalse();
    assertThat(train.overlaps(DataMix.parse(List.of("synthetic:train?seed=9")))).isTrue();
  }

  @Test
  void shouldNameWhatIsWrongInAUri() {
    assertThatThrownBy(() -> DataMix.parse(List.of("kitti:/a"))).hasMessageContaining("kitti:/a");
    assertThatThrownBy(() -> DataMix.parse(List.of("cityscapes:/a?labels=x")))
        .hasMessageContaining("both, classes or depth");
    assertThatThrownBy(() -> DataMix.parse(List.of("cityscapes:/a*0")))
        .hasMessageContaining("must be above 0");
    assertThatThrownBy(() -> DataMix.parse(List.of("cityscapes:/a*2", "cityscapes:/b")))
        .hasMessageContaining("for all of");
  }
}

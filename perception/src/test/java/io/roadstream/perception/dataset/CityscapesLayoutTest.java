package io.roadstream.perception.dataset;

import static io.roadstream.perception.dataset.CityscapesPart.CAMERA;
import static io.roadstream.perception.dataset.CityscapesPart.DISPARITY;
import static io.roadstream.perception.dataset.CityscapesPart.LABELS;
import static io.roadstream.perception.dataset.CityscapesPart.LEFT;
import static io.roadstream.perception.dataset.CityscapesPart.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class CityscapesLayoutTest {

  private static final PlaneCodec PNG = PlaneCodec.of(PlaneFormat.PNG);
  private static final Set<CityscapesPart> LABELLED = EnumSet.of(LABELS, DISPARITY, CAMERA);

  @TempDir Path root;

  @Test
  void shouldPairFilesByNameAcrossCities() throws IOException {
    complete("train", "ulm_000003_000019", 3);
    complete("train", "ulm_000012_000019", 12);
    complete("train", "bad-aibling_000001_000019", 1);
    complete("val", "jena_000001_000019", 1);
    write("train", "ulm_000012_000019", RIGHT, new byte[0]);
    Files.writeString(
        Files.createDirectories(root.resolve("gtFine/train/ulm"))
            .resolve("ulm_000003_000019_gtFine_polygons.json"),
        "{}");

    CityscapesLayout layout = new CityscapesLayout(root);
    List<CityscapesSample> samples = layout.samples("train", LABELLED);

    assertThat(layout.splits()).containsExactly("train", "val");
    assertThat(samples)
        .extracting(CityscapesSample::name)
        .containsExactly("bad-aibling_000001_000019", "ulm_000003_000019", "ulm_000012_000019");
    assertThat(samples.get(2).city()).isEqualTo("ulm");
    assertThat(samples.get(2).sequence()).isEqualTo("000012");
    assertThat(samples.get(2).frame()).isEqualTo("000019");
    assertThat(samples.get(1).file(RIGHT)).isEmpty();
    assertThat(samples.get(2).file(RIGHT)).isPresent();
    for (CityscapesSample sample : samples) {
      for (Path file : sample.files().values()) {
        assertThat(file.getFileName().toString()).startsWith(sample.name() + "_");
      }
    }
  }

  @Test
  void shouldNameEveryMissingPartner() throws IOException {
    complete("train", "ulm_000001_000019", 1);
    complete("train", "ulm_000002_000019", 2);
    complete("train", "ulm_000003_000019", 3);
    Files.delete(path("train", "ulm_000001_000019", DISPARITY));
    Files.delete(path("train", "ulm_000002_000019", LABELS));
    Files.delete(path("train", "ulm_000003_000019", LEFT));

    CityscapesLayout layout = new CityscapesLayout(root);

    assertThatThrownBy(() -> layout.samples("train", LABELLED))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("lacks 3 files")
        .hasMessageContaining("ulm_000001_000019_disparity.png")
        .hasMessageContaining("ulm_000002_000019_gtFine_labelIds.png")
        .hasMessageContaining("ulm_000003_000019_leftImg8bit.png");
    assertThat(layout.samples("train", Set.of())).hasSize(2);
  }

  @Test
  void shouldRefuseALeftImageThatIsNotNamedAsCityscapesNamesThem() throws IOException {
    write("train", "ulm_1_19", LEFT, new byte[0]);

    assertThatThrownBy(() -> new CityscapesLayout(root).samples("train", Set.of()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("ulm_1_19_leftImg8bit.png")
        .hasMessageContaining("six digits");
  }

  @Test
  void shouldSayWhichSplitsThereAre() throws IOException {
    complete("train", "ulm_000001_000019", 1);

    assertThatThrownBy(() -> new CityscapesLayout(root).samples("test", Set.of()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("'test'")
        .hasMessageContaining("[train]");
    assertThatThrownBy(() -> new CityscapesLayout(root.resolve("gtFine")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("holds leftImg8bit");
  }

  @Test
  void shouldTurnLabelIdsIntoTrainIds() throws IOException {
    complete("train", "ulm_000001_000019", 1);

    ClassMask mask = CityscapesReader.mask(onlySample());

    assertThat(mask.width()).isEqualTo(3);
    assertThat(mask.ids()).containsExactly(0, 13, 255);
  }

  @Test
  void shouldComputeDepthByTheImagesOwnCamera() throws IOException {
    complete("train", "ulm_000001_000019", 1);
    complete("train", "ulm_000002_000019", 2);

    List<CityscapesSample> samples = new CityscapesLayout(root).samples("train", LABELLED);
    MetricDepth first = CityscapesReader.depth(samples.get(0));
    MetricDepth second = CityscapesReader.depth(samples.get(1));

    // baseline 0.2 m x fx 1000 / 8 pixels; the second camera has twice the focal length.
    assertThat(first.metres()[0]).isCloseTo(25f, within(1e-5f));
    assertThat(second.metres()[0]).isCloseTo(50f, within(1e-5f));
    assertThat(CityscapesReader.camera(samples.get(1)).intrinsics().fx()).isEqualTo(2000);
    assertThat(CityscapesReader.camera(samples.get(1)).baseline()).isEqualTo(0.2);
  }

  @Test
  void shouldTakeNeitherUnmeasuredNorZeroDisparityForADepth() throws IOException {
    complete("train", "ulm_000001_000019", 1);

    MetricDepth depth = CityscapesReader.depth(onlySample());

    assertThat(depth.metres()[1]).isZero();
    assertThat(depth.metres()[2]).isZero();
  }

  @Test
  void shouldNameTheFileWhenALabelIsDamaged() throws IOException {
    complete("train", "ulm_000001_000019", 1);
    CityscapesSample sample = onlySample();
    Files.write(sample.require(LABELS), new byte[] {1, 2, 3});
    Files.write(sample.require(DISPARITY), PNG.encode(new byte[3], 3, 1));

    assertThatThrownBy(() -> CityscapesReader.mask(sample))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("ulm_000001_000019_gtFine_labelIds.png: not a PNG");
    assertThatThrownBy(() -> CityscapesReader.depth(sample))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("ulm_000001_000019_disparity.png")
        .hasMessageContaining("8 bits");
  }

  @Test
  void shouldNameTheKeyThatACameraLacks() throws IOException {
    complete("train", "ulm_000001_000019", 1);
    CityscapesSample sample = onlySample();
    Files.writeString(sample.require(CAMERA), "{\"intrinsic\": {\"fx\": 1, \"fy\": \"2\"}}");

    assertThatThrownBy(() -> CityscapesReader.camera(sample))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("ulm_000001_000019_camera.json")
        .hasMessageContaining("intrinsic.fy");
    Files.writeString(sample.require(CAMERA), "{");
    assertThatThrownBy(() -> CityscapesReader.camera(sample))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("ulm_000001_000019_camera.json");
  }

  /** Reads a real data set: {@code -Droadstream.cityscapes=FOLDER}. */
  @Test
  @EnabledIfSystemProperty(named = "roadstream.cityscapes", matches = ".+")
  void shouldReadADataSetOfTheRealLayout() {
    CityscapesLayout layout =
        new CityscapesLayout(Path.of(System.getProperty("roadstream.cityscapes")));

    for (String split : layout.splits()) {
      for (CityscapesSample sample : layout.samples(split, LABELLED)) {
        ClassMask mask = CityscapesReader.mask(sample);
        MetricDepth depth = CityscapesReader.depth(sample);
        assertThat(depth.width()).isEqualTo(mask.width());
        assertThat(depth.height()).isEqualTo(mask.height());
        assertThat(mask.ids()).contains(0);
        for (float metres : depth.metres()) {
          assertThat(metres >= 0 && metres < Float.POSITIVE_INFINITY).isTrue();
        }
      }
    }
  }

  private CityscapesSample onlySample() {
    return new CityscapesLayout(root).samples("train", LABELLED).get(0);
  }

  /** An image of 3x1 pixels whose camera has a focal length of 1000 x its number. */
  private void complete(String split, String name, int number) throws IOException {
    write(split, name, LEFT, new byte[0]);
    write(split, name, LABELS, PNG.encode(new byte[] {7, 26, 1}, 3, 1));
    write(split, name, DISPARITY, PNG.encode(new short[] {8 * 256 + 1, 0, 1}, 3, 1));
    write(
        split,
        name,
        CAMERA,
        """
        {"extrinsic": {"baseline": 0.2, "pitch": 0.04, "roll": 0.0, "x": 1.7, "y": 0.1, "yaw": 0.0, "z": 1.2},
         "intrinsic": {"fx": %d, "fy": 1000, "u0": 1.5, "v0": 0.5}}
        """
            .formatted(1000 * number)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void write(String split, String name, CityscapesPart part, byte[] bytes)
      throws IOException {
    Path file = path(split, name, part);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Path path(String split, String name, CityscapesPart part) {
    String city = name.substring(0, name.indexOf('_'));
    return root.resolve(part.folder()).resolve(split).resolve(city).resolve(name + part.suffix());
  }
}

package io.roadstream.perception.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleLoaderTest {

  @TempDir private Path folder;

  private final BundleLoader loader = new BundleLoader();

  private ModelBundle written;

  @BeforeEach
  void writeBundle() throws IOException {
    written = new BundleWriter().write(TestBundles.files(folder), TestBundles.manifest());
  }

  @Test
  void shouldLoadWhatTheWriterWroteWhenNothingChanged() {
    ModelBundle loaded = loader.load(folder);

    assertThat(loaded).isEqualTo(written);
    assertThat(loaded.manifest().name()).isEqualTo("test-street");
    assertThat(loaded.manifest().files()).containsOnlyKeys("model.pt", "graph.onnx");
    assertThat(loaded.sha256()).matches("[0-9a-f]{64}");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void shouldLoadFromAllFormsOfALocation() {
    assertThat(loader.load(folder.toUri())).isEqualTo(written);
    assertThat(loader.load(folder.toString())).isEqualTo(written);
    assertThat(loader.load(folder.toUri().toString())).isEqualTo(written);
  }

  @Test
  void shouldNameTheSchemeWhenLocationIsNoFile() {
    assertThatThrownBy(() -> loader.load("s3://models/street"))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("s3://models/street")
        .hasMessageContaining("file:");
    assertThatThrownBy(() -> loader.load("file:models/street"))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("file:///");
    assertThatThrownBy(() -> loader.load(" ")).isInstanceOf(BundleException.class);
    assertThatThrownBy(() -> loader.load("s3://x y")).isInstanceOf(BundleException.class);
  }

  @Test
  void shouldNameTheFolderWhenItDoesNotExist() {
    Path missing = folder.resolve("nowhere");

    assertThatThrownBy(() -> loader.load(missing))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void shouldNameTheFileWhenItIsMissing() throws IOException {
    Files.delete(folder.resolve("graph.onnx"));

    assertThatThrownBy(() -> loader.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("graph.onnx is missing");
  }

  @Test
  void shouldStateBothDigestsWhenAFileChanged() throws IOException {
    Files.writeString(folder.resolve("model.pt"), "other");

    assertThatThrownBy(() -> loader.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("model.pt")
        .hasMessageContaining(written.manifest().files().get("model.pt").sha256());
  }

  @Test
  void shouldGiveAnotherIdentityWhenTheManifestChanged() throws IOException {
    replace("\"1.2.3\"", "\"1.2.4\"");

    assertThat(loader.load(folder).sha256()).isNotEqualTo(written.sha256());
  }

  @Test
  void shouldPassOverFieldsWhenTheyAreUnknown() throws IOException {
    replace("\"name\"", "\"colour\" : \"blue\", \"name\"");

    assertThat(loader.load(folder).manifest()).isEqualTo(written.manifest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | formatVersion is 2",
        "\"formatVersion\" : 1 | \"formatVersion\" : \"x\" | formatVersion is 0",
        "\"test-street\" | \"../street\" | name is ../street",
        "\"2026-11-24T10:00:00Z\" | null | created is missing",
        "\"2026-11-24T10:00:00Z\" | \"noon\" | cannot be read",
        "512 | 0 | input.width is 0",
        "0.8 | 1.8 | input.crop",
        "0.229 | 0 | input.std",
        "0.229 | \"NaN\" | input.std",
        "\"sidewalk\" | \"pavement\" | classes",
        "\"log\" | \"inverse\" | depth.transform is inverse",
        "250.0 | 0.5 | maxMetres",
        "\"focalLength\" : null | \"focalLength\" : -1.1 | depth.focalLength is -1.1",
        "\"stride\" : null | \"stride\" : 3 | depth.stride is 3",
        "\"model.pt\" | \"../model.pt\" | files",
        "\"model.pt\" | \"weights.pt\" | model.pt is missing",
        "{ | [ | cannot be read",
      })
  void shouldNameTheFieldWhenItsValueIsWrong(String from, String to, String message)
      throws IOException {
    replace(from, to);

    assertThatThrownBy(() -> loader.load(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("bundle.json")
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseToLeaveTheFolderWhenAFileNameSaysSo() throws IOException {
    String json = Files.readString(folder.resolve("bundle.json"));
    String entry = "\"extra\" : { \"sha256\" : \"" + "0".repeat(64) + "\", \"bytes\" : 1 }";
    for (String name : List.of("/etc/hosts", "..", "a/b", "a\\\\b", "bundle.json", "")) {
      Files.writeString(
          folder.resolve("bundle.json"),
          json.replace("\"files\" : {", "\"files\" : { " + entry.replace("extra", name) + ","));

      assertThatThrownBy(() -> loader.load(folder))
          .as(name)
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("files is");
    }
  }

  @Test
  void shouldKeepTheOldManifestWhenTheNewOneIsWrong() {
    BundleManifest wrong =
        TestBundles.manifest().withInput(written.manifest().input().withSize(8, 8));

    assertThatThrownBy(() -> new BundleWriter().write(folder, wrong))
        .isInstanceOf(BundleException.class);
    assertThat(loader.load(folder)).isEqualTo(written);
  }

  @Test
  void shouldKeepTheIdentityWhenTheInputSizeChanges() {
    ModelBundle wider = loader.load(folder).withInputSize(1024, 400);

    assertThat(wider.sha256()).isEqualTo(written.sha256());
    assertThat(wider.manifest().input().geometry(2048, 1000).gridWidth()).isEqualTo(1024);
    assertThat(wider.graph()).isEqualTo(folder.resolve("graph.onnx"));
    assertThat(wider.torchScript()).isEqualTo(folder.resolve("model.pt"));
  }

  private void replace(String from, String to) throws IOException {
    Path manifest = folder.resolve("bundle.json");
    String json = Files.readString(manifest);
    assertThat(json).contains(from);
    Files.writeString(manifest, json.replace(from, to));
  }
}

package io.roadstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.bundle.S3Bundles;
import io.roadstream.perception.bundle.S3Location;
import io.roadstream.perception.bundle.StoredBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketStoreTest {

  private static final String PLACE = "models/street/test-street/1.0.0";

  @TempDir private Path folder;

  private FakeS3 s3;
  private BucketStore store;
  private BundleFetcher fetcher;
  private ModelBundle first;

  @BeforeEach
  void start() throws IOException {
    s3 = new FakeS3();
    S3Bundles bundles = s3.bundles();
    store = new BucketStore(S3Location.parse("s3://models/street/"), bundles);
    fetcher = new BundleFetcher(folder.resolve("copies"), () -> bundles);
    first = TestBundles.write(folder.resolve("a"), "1.0.0", null);
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void shouldHoldABundleOnceThoughItIsPutTwice() {
    StoredBundle stored = store.put(first);

    assertThat(store.put(first)).isEqualTo(stored);
    assertThat(stored.uri()).isEqualTo("s3://" + PLACE);
    assertThat(s3.objects().keySet())
        .containsExactly(PLACE + "/bundle.json", PLACE + "/graph.onnx", PLACE + "/model.pt");
    assertThat(store.find(first.sha256())).contains(stored);
    assertThat(store.find("test-street", "1.0.0")).contains(stored);
    assertThat(store.find("test-street", "2.0.0")).isEmpty();
  }

  @Test
  void shouldListTheNewestFirstOverAllPages() throws IOException {
    List<String> versions = List.of("1.0.0", "1.1.0", "1.2.0");
    for (String version : versions) {
      store.put(TestBundles.write(folder.resolve("v" + version), version, null));
    }

    List<StoredBundle> listed = store.list();

    assertThat(listed)
        .extracting(bundle -> bundle.manifest().version())
        .containsExactlyInAnyOrderElementsOf(versions);
    assertThat(listed)
        .extracting(bundle -> bundle.manifest().created())
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void shouldRefuseAnotherBundleOfTheSameVersion() throws IOException {
    store.put(first);
    ModelBundle other = TestBundles.write(folder.resolve("b"), "1.0.0", first);

    assertThatThrownBy(() -> store.put(other))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("s3://" + PLACE)
        .hasMessageContaining("another version");
  }

  @Test
  void shouldNotSeeABundleWhoseWriterDied() {
    store.put(first);
    s3.objects().remove(PLACE + "/bundle.json");

    assertThat(store.list()).isEmpty();
    assertThat(store.find("test-street", "1.0.0")).isEmpty();
    store.put(first);
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void shouldFetchABundleIntoAFolderOnce() throws IOException {
    StoredBundle stored = store.put(first);

    ModelBundle fetched = fetcher.fetch(stored.uri());

    assertThat(fetched.sha256()).isEqualTo(first.sha256());
    assertThat(fetched.folder()).isEqualTo(folder.resolve("copies").resolve(first.sha256()));
    assertThat(fetched.graph()).hasSameBinaryContentAs(first.graph());
    s3.objects().remove(PLACE + "/model.pt");
    assertThat(fetcher.fetch(stored.uri())).isEqualTo(fetched);
  }

  @Test
  void shouldRefuseWhatIsNotTheFileThatTheManifestLists() throws IOException {
    StoredBundle stored = store.put(first);
    byte[] graph = s3.objects().get(PLACE + "/graph.onnx").clone();
    graph[0]++;
    s3.objects().put(PLACE + "/graph.onnx", graph);

    assertThatThrownBy(() -> fetcher.fetch(stored.uri()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("is not the file that the manifest lists");
    s3.objects().put(PLACE + "/graph.onnx", new byte[1 << 20]);
    assertThatThrownBy(() -> fetcher.fetch(stored.uri()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("s3://" + PLACE + "/graph.onnx")
        .hasMessageContaining("it has 1048576 bytes");
    try (Stream<Path> left = Files.list(folder.resolve("copies"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertThatThrownBy(() -> fetcher.fetch("s3://models/nothing"))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "model bundle s3://models/nothing has no bundle.json; give the folder that holds it");
    assertThatThrownBy(() -> fetcher.fetch("s3:///nothing"))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("names no bucket");
  }

  @Test
  void shouldNameThePlaceAndTheRemedyWhereTheStoreIsAway() {
    s3.close();

    assertThatThrownBy(() -> store.put(first))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("s3://" + PLACE)
        .hasMessageContaining("AWS_ENDPOINT_URL_S3");
  }
}

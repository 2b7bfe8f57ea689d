package io.roadstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.bundle.StoredBundle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

  @TempDir private Path folder;

  private ModelStore store;
  private ModelBundle first;

  @BeforeEach
  void writeBundle() throws IOException {
    store = new FolderStore(folder.resolve("store"));
    first = TestBundles.write(folder.resolve("a"), "1.0.0", null);
  }

  @Test
  void shouldHoldABundleOnceThoughItIsPutTwice() {
    StoredBundle stored = store.put(first);

    assertThat(store.put(first)).isEqualTo(stored);
    assertThat(stored.sha256()).isEqualTo(first.sha256());
    assertThat(Path.of(URI.create(stored.uri())))
        .isEqualTo(folder.resolve("store/test-street/1.0.0"));
    assertThat(store.list()).containsExactly(stored);
    assertThat(store.find(first.sha256())).contains(stored);
    assertThat(store.find("test-street", "1.0.0")).contains(stored);
    assertThat(store.find("test-street", "2.0.0")).isEmpty();
    assertThat(store.find("..", "a")).isEmpty();
  }

  @Test
  void shouldRefuseAnotherBundleOfTheSameVersion() throws IOException {
    store.put(first);
    ModelBundle other = TestBundles.write(folder.resolve("b"), "1.0.0", first);

    assertThatThrownBy(() -> store.put(other))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("another version");
  }

  @Test
  void shouldLeaveOutABundleThatWasDamaged() throws IOException {
    StoredBundle stored = store.put(first);
    Files.writeString(Path.of(URI.create(stored.uri())).resolve("graph.onnx"), "damaged");

    assertThat(store.list()).isEmpty();
  }

  @Test
  void shouldSweepWhatADeadProcessLeftAnHourAgo() throws IOException {
    Path dead = Files.createDirectories(folder.resolve("store/.incoming-dead"));
    Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path busy = Files.createDirectories(folder.resolve("store/.incoming-busy"));

    store.put(first);

    assertThat(dead).doesNotExist();
    assertThat(busy).exists();
    assertThat(store.list()).hasSize(1);
  }

  @Test
  @Timeout(120)
  void shouldHoldWholeBundlesOnlyWhenAWriterIsKilledAtAnyMoment() throws Exception {
    Path big = folder.resolve("big");
    TestBundles.write(big, "3.0.0", null);
    for (int attempt = 0; attempt < 4; attempt++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  StoreWriter.class.getName(),
                  folder.resolve("killed").toString(),
                  big.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("writer.log").toFile())
              .start();
      awaitIncoming(folder.resolve("killed"), writer);
      TimeUnit.MILLISECONDS.sleep(7L * attempt);
      writer.destroyForcibly().waitFor();

      ModelStore after = new FolderStore(folder.resolve("killed"));
      try (Stream<Path> manifests = Files.walk(folder.resolve("killed"))) {
        long inPlace =
            manifests
                .filter(path -> path.endsWith("bundle.json"))
                .filter(path -> !path.toString().contains(".incoming"))
                .count();
        assertThat(after.list()).hasSize(Math.toIntExact(inPlace));
      }
    }
  }

  private static void awaitIncoming(Path store, Process writer) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.isDirectory(store) && writer.isAlive() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}

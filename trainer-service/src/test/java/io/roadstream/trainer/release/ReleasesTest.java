package io.roadstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.BundleSignature;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.schemas.ModelRelease;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path folder;

  private final MemoryReleaseLog log = new MemoryReleaseLog();
  private KeyPair keys;
  private Releases releases;
  private ModelStore store;
  private ModelBundle first;
  private ModelBundle second;

  @BeforeEach
  void prepare() throws Exception {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    store = new FolderStore(folder.resolve("store"));
    releases =
        new Releases(
            store,
            new BundleFetcher(folder.resolve("copies")),
            log,
            Optional.of(keys.getPrivate()),
            () -> NOON);
    first = TestBundles.write(folder.resolve("a"), "1.0.0", null);
    second = TestBundles.write(folder.resolve("b"), "1.1.0", first);
  }

  @Test
  void shouldStoreSignAndAnnounce() {
    ModelRelease release =
        releases.release(second, Channels.CANDIDATE, Map.of("new.miou", 0.5), "better");

    assertThat(log.current()).containsOnlyKeys(Channels.CANDIDATE).containsValue(release);
    assertThat(release.getModel().getSha256()).isEqualTo(second.sha256());
    assertThat(release.getParent().getSha256()).isEqualTo(first.sha256());
    assertThat(release.getUri())
        .isEqualTo(folder.resolve("store/test-street/1.1.0").toUri().toString());
    assertThat(release.getReleasedAt()).isEqualTo(NOON);
    byte[] signature = new byte[release.getSignature().remaining()];
    release.getSignature().duplicate().get(signature);
    assertThat(BundleSignature.verify(second, signature, keys.getPublic())).isTrue();
  }

  @Test
  void shouldPromoteTheCandidateWithItsFigures() {
    releases.release(first, Channels.PRODUCTION, Map.of(), "first");
    releases.release(second, Channels.CANDIDATE, Map.of("new.miou", 0.5), "better");

    ModelRelease promoted = releases.promote("looks good");

    assertThat(promoted.getModel().getSha256()).isEqualTo(second.sha256());
    assertThat(promoted.getPrevious().getSha256()).isEqualTo(first.sha256());
    assertThat(promoted.getMetrics()).containsEntry("new.miou", 0.5);
    assertThat(promoted.getReason()).isEqualTo("looks good");
  }

  @Test
  void shouldGoBackToWhatWasServedBefore() throws Exception {
    ModelBundle other = TestBundles.write(folder.resolve("c"), "7.0.0", null);
    releases.release(first, Channels.PRODUCTION, Map.of(), "first");
    releases.release(other, Channels.PRODUCTION, Map.of(), "other");
    releases.release(second, Channels.PRODUCTION, Map.of(), "second");
    releases.release(second, Channels.PRODUCTION, Map.of(), "the same again");

    ModelRelease back = releases.rollback(Channels.PRODUCTION, "worse");

    assertThat(back.getModel().getSha256()).isEqualTo(other.sha256());
    assertThatThrownBy(() -> releases.rollback(Channels.PRODUCTION, "again"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("7.0.0");
  }

  @Test
  void shouldGoBackToTheParentWhenNothingElseIsKnown() {
    store.put(first);
    releases.release(second, Channels.PRODUCTION, Map.of(), "second");

    assertThat(releases.rollback(Channels.PRODUCTION, "worse").getModel().getSha256())
        .isEqualTo(first.sha256());
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertThatThrownBy(() -> releases.promote("x"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("candidate serves nothing");
    assertThatThrownBy(() -> releases.rollback(Channels.PRODUCTION, "x"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("serves nothing");
    assertThatThrownBy(() -> releases.release(first, "staging", Map.of(), "x"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("staging");
  }
}

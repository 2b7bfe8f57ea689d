package io.roadstream.inference.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadstream.inference.model.Inferred;
import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleSignature;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ModelRelease;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelSwitchTest {

  private static final BundleManifest.Input INPUT = Bundles.shipped().manifest().input();

  @TempDir private Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ReleaseState state = new ReleaseState();
  private ModelBundle oldBundle;
  private ModelBundle newBundle;
  private StubEngine running;
  private StubEngine next;
  private ModelHolder holder;

  @BeforeEach
  void prepare() throws IOException {
    oldBundle = Bundles.empty(folder.resolve("old"), "1.0.0", INPUT);
    newBundle = Bundles.empty(folder.resolve("new"), "2.0.0", INPUT);
    running = new StubEngine(oldBundle, 0, 100);
    next = new StubEngine(newBundle, 13, 200);
    holder = new ModelHolder(running);
  }

  @Test
  void shouldRunTheReleasedModelWarmAndCloseTheOldOne() {
    modelSwitch(Optional.empty()).accept(release(newBundle, null));

    List<Inferred> results = holder.apply(List.of(input()));
    assertThat(results.get(0).model().ref().getVersion()).isEqualTo("2.0.0");
    assertThat(results.get(0).prediction().mask().ids()[0]).isEqualTo((byte) 13);
    assertThat(next.isWarm()).isTrue();
    assertThat(running.isClosed()).isTrue();
    assertThat(next.isClosed()).isFalse();
    assertThat(state.switchedAt()).isPresent();
    assertThat(
            meters
                .counter("roadstream.inference.releases", "result", "switched", "reason", "")
                .count())
        .isEqualTo(1);
    assertThat(meters.get("roadstream.inference.model").tag("version", "2.0.0").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void shouldLetABatchThatRunsFinishOnTheOldModel() throws Exception {
    running.hold();
    CompletableFuture<List<Inferred>> batch =
        CompletableFuture.supplyAsync(() -> holder.apply(List.of(input(), input())));
    running.awaitStarted();
    CompletableFuture<Void> exchange =
        CompletableFuture.runAsync(
            () -> modelSwitch(Optional.empty()).accept(release(newBundle, null)));
    await().until(next::isWarm);

    assertThat(running.isClosed()).isFalse();
    running.goOn();

    assertThat(batch.get(30, TimeUnit.SECONDS))
        .allSatisfy(each -> assertThat(each.model().ref().getVersion()).isEqualTo("1.0.0"));
    exchange.get(30, TimeUnit.SECONDS);
    assertThat(running.isClosed()).isTrue();
  }

  @Test
  void shouldDoNothingWhenTheReleasedModelRunsAlready() {
    modelSwitch(Optional.empty()).accept(release(oldBundle, null));

    assertThat(running.isClosed()).isFalse();
    assertThat(state.switchedAt()).isEmpty();
    assertThat(state.refused()).isEmpty();
  }

  @Test
  void shouldRefuseAMissingAndACorruptBundle() throws IOException {
    ModelSwitch modelSwitch = modelSwitch(Optional.empty());
    ModelRelease missing = release(newBundle, null);
    missing.setUri(folder.resolve("nowhere").toUri().toString());
    modelSwitch.accept(missing);
    assertRefused("bundle", "nowhere");

    Files.writeString(newBundle.graph(), "damaged");
    modelSwitch.accept(release(newBundle, null));
    assertRefused("bundle", "graph.onnx");
    assertThat(
            meters
                .counter("roadstream.inference.releases", "result", "refused", "reason", "bundle")
                .count())
        .isEqualTo(2);
  }

  @Test
  void shouldRefuseAnotherBundleThanTheAnnouncedOne() {
    ModelRelease release = release(newBundle, null);
    release.setUri(oldBundle.folder().toUri().toString());

    modelSwitch(Optional.empty()).accept(release);

    assertRefused("identity", newBundle.sha256());
  }

  @Test
  void shouldAskForTheTrustedSignatureWhereAKeyIsSet() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    ModelSwitch modelSwitch = modelSwitch(Optional.of(keys.getPublic()));

    modelSwitch.accept(release(newBundle, null));
    assertRefused("signature", "not signed");
    modelSwitch.accept(release(newBundle, BundleSignature.sign(newBundle, others.getPrivate())));
    assertRefused("signature", "trusted");
    modelSwitch.accept(release(newBundle, BundleSignature.sign(newBundle, keys.getPrivate())));

    assertThat(state.refused()).isEmpty();
    assertThat(holder.identity().ref().getVersion()).isEqualTo("2.0.0");
  }

  @Test
  void shouldRefuseAnotherInputContract() throws IOException {
    newBundle = Bundles.empty(folder.resolve("wide"), "3.0.0", INPUT.withSize(640, 208));

    modelSwitch(Optional.empty()).accept(release(newBundle, null));

    assertRefused("contract", "640");
  }

  @Test
  void shouldRefuseWhatDoesNotRunOrTalksNonsense() {
    next.breaks();
    modelSwitch(Optional.empty()).accept(release(newBundle, null));
    assertRefused("engine", "node 7");
    assertThat(next.isClosed()).isTrue();

    next = new StubEngine(newBundle, 13, 0);
    modelSwitch(Optional.empty()).accept(release(newBundle, null));
    assertRefused("sanity", "a depth for 0");

    next = new StubEngine(newBundle, 255, 100);
    modelSwitch(Optional.empty()).accept(release(newBundle, null));
    assertRefused("sanity", "nothing but void");
    assertThat(next.isClosed()).isTrue();
  }

  private void assertRefused(String reason, String message) {
    assertThat(state.refused())
        .hasValueSatisfying(
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.message()).contains(message);
            });
    assertThat(holder.identity().ref().getVersion()).isEqualTo("1.0.0");
    assertThat(running.isClosed()).isFalse();
    assertThat(holder.apply(List.of(input()))).hasSize(1);
  }

  private ModelSwitch modelSwitch(Optional<PublicKey> key) {
    return new ModelSwitch(
        holder,
        new ReleaseVerification(new BundleFetcher(Path.of("unused")), key, bundle -> next),
        state,
        new ReleaseMeters(meters));
  }

  private static NetworkInput input() {
    return new NetworkInput(
        new float[3 * INPUT.width() * INPUT.height()], INPUT.geometry(1024, 512));
  }

  static ModelRelease release(ModelBundle bundle, byte @Nullable [] signature) {
    return ModelRelease.newBuilder()
        .setChannel("production")
        .setModel(
            new ModelRef(bundle.manifest().name(), bundle.manifest().version(), bundle.sha256()))
        .setUri(bundle.folder().toUri().toString())
        .setReleasedAt(Instant.EPOCH)
        .setSignature(signature == null ? null : ByteBuffer.wrap(signature))
        .setMetrics(Map.of())
        .setReason("a test")
        .build();
  }
}

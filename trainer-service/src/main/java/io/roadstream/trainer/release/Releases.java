package io.roadstream.trainer.release;

import static java.util.Objects.requireNonNull;

import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleSignature;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.bundle.StoredBundle;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ModelRelease;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stores, signs and announces bundles. Thread-safe. */
public final class Releases {

  private final ModelStore store;
  private final BundleFetcher fetcher;
  private final ReleaseLog log;
  private final Optional<PrivateKey> key;
  private final InstantSource clock;

  /**
   * @param fetcher loads what is in the store
   * @param key signs every release; without one, releases are not signed
   */
  public Releases(
      ModelStore store,
      BundleFetcher fetcher,
      ReleaseLog log,
      Optional<PrivateKey> key,
      InstantSource clock) {
    this.store = requireNonNull(store, "store is null");
    this.fetcher = requireNonNull(fetcher, "fetcher is null");
    this.log = requireNonNull(log, "log is null");
    this.key = requireNonNull(key, "key is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** What each channel serves now. */
  public Map<String, ModelRelease> current() {
    return log.current();
  }

  /**
   * Puts a bundle into the store and has a channel serve it.
   *
   * @param metrics figures that the decision rests on
   * @param reason why, in a sentence
   * @throws ReleaseException if there is no such channel, or it cannot be stored or announced
   */
  public ModelRelease release(
      ModelBundle bundle, String channel, Map<String, Double> metrics, String reason) {
    Channels.require(channel);
    return release(store.put(bundle), () -> bundle, channel, metrics, reason);
  }

  private ModelRelease release(
      StoredBundle stored,
      Supplier<ModelBundle> content,
      String channel,
      Map<String, Double> metrics,
      String reason) {
    @Nullable ModelRelease before = log.current().get(channel);
    ModelRef previous =
        before == null
            ? null
            : before.getModel().getSha256().equals(stored.sha256())
                ? before.getPrevious()
                : before.getModel();
    return announce(stored, content, channel, previous, metrics, reason);
  }

  /**
   * Has production serve what the candidate channel serves.
   *
   * @throws ReleaseException if there is no candidate or its bundle is not in the store
   */
  public ModelRelease promote(String reason) {
    ModelRelease candidate = log.current().get(Channels.CANDIDATE);
    if (candidate == null) {
      throw new ReleaseException(
          "channel candidate serves nothing; release a bundle to it first, with 'roadstream model"
              + " release DIR --channel candidate'");
    }
    StoredBundle stored = stored(candidate.getModel());
    return release(stored, content(stored), Channels.PRODUCTION, candidate.getMetrics(), reason);
  }

  /**
   * Has a channel serve again what it served before; after that, the bundle that the served one was
   * fine-tuned from.
   *
   * @throws ReleaseException if there is nothing to go back to
   */
  public ModelRelease rollback(String channel, String reason) {
    Channels.require(channel);
    ModelRelease now = log.current().get(channel);
    if (now == null) {
      throw new ReleaseException("channel " + channel + " serves nothing; there is no way back");
    }
    ModelRef back = now.getPrevious() == null ? now.getParent() : now.getPrevious();
    if (back == null) {
      throw new ReleaseException(
          "nothing is known from before "
              + now.getModel().getVersion()
              + "; release the bundle that you want with 'roadstream model release'");
    }
    StoredBundle stored = stored(back);
    return announce(stored, content(stored), channel, null, Map.of(), reason);
  }

  private StoredBundle stored(ModelRef ref) {
    return store
        .find(ref.getSha256())
        .orElseThrow(
            () ->
                new ReleaseException(
                    ref.getName()
                        + " "
                        + ref.getVersion()
                        + " ("
                        + ref.getSha256()
                        + ") is not in the store "
                        + store.location()
                        + "; release its folder with 'roadstream model release'"));
  }

  private Supplier<ModelBundle> content(StoredBundle stored) {
    return () -> fetcher.fetch(stored.uri());
  }

  /**
   * @param content the bundle itself, asked for where it is signed
   */
  private ModelRelease announce(
      StoredBundle bundle,
      Supplier<ModelBundle> content,
      String channel,
      @Nullable ModelRef previous,
      Map<String, Double> metrics,
      String reason) {
    BundleManifest manifest = bundle.manifest();
    BundleManifest.Parent parent = manifest.parent();
    ModelRelease release =
        ModelRelease.newBuilder()
            .setChannel(channel)
            .setModel(new ModelRef(manifest.name(), manifest.version(), bundle.sha256()))
            .setParent(
                parent == null
                    ? null
                    : new ModelRef(parent.name(), parent.version(), parent.sha256()))
            .setPrevious(previous)
            .setUri(bundle.uri())
            .setReleasedAt(clock.instant().truncatedTo(ChronoUnit.MICROS))
            .setSignature(key.map(each -> sign(content.get(), each)).orElse(null))
            .setMetrics(Map.copyOf(metrics))
            .setReason(reason)
            .build();
    log.announce(release);
    return release;
  }

  private static ByteBuffer sign(ModelBundle bundle, PrivateKey key) {
    return ByteBuffer.wrap(BundleSignature.sign(bundle, key));
  }
}

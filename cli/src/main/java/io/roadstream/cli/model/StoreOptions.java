package io.roadstream.cli.model;

import io.roadstream.cli.CliException;
import io.roadstream.cli.KafkaOptions;
import io.roadstream.cli.KafkaReach;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.SigningKeys;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.trainer.release.KafkaReleaseLog;
import io.roadstream.trainer.release.ModelStore;
import io.roadstream.trainer.release.ReleaseException;
import io.roadstream.trainer.release.Releases;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where bundles are kept and announced. */
final class StoreOptions {

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--store",
      paramLabel = "PLACE",
      description =
          "The model store: a folder, or s3://BUCKET/FOLDER. Default: models in the local stack's"
              + " state.")
  private @Nullable String store;

  @SuppressWarnings("NullAway.Init") // picocli makes it
  StoreOptions() {}

  ModelStore store() {
    try {
      return ModelStore.at(
          store == null ? kafka.stateFolder().resolve("models").toString() : store);
    } catch (BundleException e) {
      throw CliException.badInput("--store: " + e.getMessage());
    }
  }

  /** Loads what is in the store. */
  BundleFetcher fetcher() {
    return new BundleFetcher(kafka.stateFolder().resolve("bundles"));
  }

  /**
   * Does something with the releases of a broker that answers.
   *
   * @param key PEM file of the private key that signs
   * @throws CliException with what is wrong
   */
  <T> T withReleases(@Nullable Path key, Function<Releases, T> action) {
    String broker = kafka.bootstrapServers();
    try (Admin reachable = KafkaReach.admin(broker)) {
      KafkaReach.requireTopic(reachable, Topics.MODEL_RELEASES);
    }
    AvroSerdes serdes = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, kafka.registryUrl()));
    try (KafkaReleaseLog log =
        new KafkaReleaseLog(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker), serdes)) {
      Optional<PrivateKey> signing = Optional.ofNullable(key).map(SigningKeys::privateKey);
      return action.apply(new Releases(store(), fetcher(), log, signing, InstantSource.system()));
    } catch (ReleaseException e) {
      throw CliException.failure(String.valueOf(e.getMessage()), e);
    } catch (BundleException e) {
      throw CliException.badInput(String.valueOf(e.getMessage()));
    }
  }
}

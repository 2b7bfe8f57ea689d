package io.roadstream.inference.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.roadstream.inference.model.ModelHolder;
import io.roadstream.inference.release.EngineOpener;
import io.roadstream.inference.release.ModelSwitch;
import io.roadstream.inference.release.ReleaseFollower;
import io.roadstream.inference.release.ReleaseMeters;
import io.roadstream.inference.release.ReleaseState;
import io.roadstream.inference.release.ReleaseVerification;
import io.roadstream.inference.release.ShadowMeters;
import io.roadstream.inference.release.ShadowModel;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.SigningKeys;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.startup.StartupException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the service follow its channel, and a candidate run in the shadow where a share is set. */
@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {

  @Bean
  ReleaseState releaseState() {
    return new ReleaseState();
  }

  @Bean
  ReleaseMeters releaseMeters(MeterRegistry meters) {
    return new ReleaseMeters(meters);
  }

  @Bean
  ShadowMeters shadowMeters(MeterRegistry meters) {
    return new ShadowMeters(meters);
  }

  @Bean
  ReleaseVerification releaseVerification(
      InferenceSettings settings, BundleFetcher fetcher, EngineOpener opener) {
    return new ReleaseVerification(fetcher, publicKey(settings.releases()), opener);
  }

  @Bean
  ModelSwitch modelSwitch(
      ModelHolder model,
      ReleaseVerification verification,
      ReleaseState state,
      ReleaseMeters meters) {
    return new ModelSwitch(model, verification, state, meters);
  }

  @Bean(destroyMethod = "close")
  ShadowModel shadowModel(
      ModelHolder model,
      ReleaseVerification verification,
      ReleaseMeters releases,
      ShadowMeters meters,
      InferenceSettings settings) {
    ShadowModel shadow =
        new ShadowModel(model, verification, releases, meters, settings.releases().shadowShare());
    if (settings.releases().shadowShare() > 0) {
      model.observe(shadow);
    }
    return shadow;
  }

  @Bean(destroyMethod = "close")
  Serde<ModelRelease> releaseSerde(KafkaSettings kafka) {
    return kafka.serdes().of(ModelRelease.class);
  }

  @Bean
  FollowReleases followReleases(
      KafkaSettings kafka,
      InferenceSettings settings,
      Serde<ModelRelease> serde,
      ModelSwitch modelSwitch,
      ObjectProvider<ShadowModel> shadow) {
    Map<String, Consumer<ModelRelease>> channels = new LinkedHashMap<>();
    if (settings.releases().follow()) {
      channels.put(settings.releases().channel(), modelSwitch);
    }
    if (settings.releases().shadowShare() > 0) {
      channels.put(settings.releases().shadowChannel(), shadow.getObject());
    }
    return new FollowReleases(
        () -> new ReleaseFollower(() -> consumer(kafka), serde.deserializer(), channels),
        !channels.isEmpty(),
        kafka.startTimeout());
  }

  private static KafkaConsumer<String, byte[]> consumer(KafkaSettings kafka) {
    Map<String, Object> properties = kafka.consumerProperties();
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Optional<PublicKey> publicKey(ReleaseSettings settings) {
    String file = settings.publicKey();
    if (file == null || file.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SigningKeys.publicKey(Path.of(file)));
    } catch (BundleException e) {
      throw new StartupException(
          InferenceSettings.PREFIX + ".releases.public-key: " + e.getMessage(),
          "Let it name the PEM file of an Ed25519 public key, or leave it out.",
          e);
    }
  }
}

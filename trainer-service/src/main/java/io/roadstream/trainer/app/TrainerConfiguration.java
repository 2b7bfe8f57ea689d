package io.roadstream.trainer.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.SigningKeys;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.startup.KafkaCheck;
import io.roadstream.service.startup.StartupException;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.drift.DriftMeter;
import io.roadstream.trainer.drift.RecentPredictions;
import io.roadstream.trainer.loop.RecipeFile;
import io.roadstream.trainer.release.KafkaReleaseLog;
import io.roadstream.trainer.release.ModelStore;
import io.roadstream.trainer.release.Releases;
import io.roadstream.trainer.run.KafkaLease;
import io.roadstream.trainer.run.RunExecutor;
import io.roadstream.trainer.run.RunFolder;
import io.roadstream.trainer.run.RunManager;
import io.roadstream.trainer.run.RunMeters;
import io.roadstream.trainer.run.RunPlanner;
import io.roadstream.trainer.sample.KafkaDeadLetters;
import io.roadstream.trainer.sample.SampleCache;
import io.roadstream.trainer.sample.SampleMirror;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires everything but the web. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServiceSettings.class)
class TrainerConfiguration {

  private static final String DEAD_LETTERS = Topics.deadLetters(Topics.TRAINER_SERVICE);

  /** Identity of the samples' topic, which is there. */
  record SampleTopic(String id) {}

  @Bean
  SampleTopic sampleTopic(KafkaCheck check, KafkaSettings kafka) {
    check.await(
        List.of(Topics.TRAINING_SAMPLES, Topics.MODEL_RELEASES),
        List.of(Topics.TRAINING_SAMPLES, Topics.MODEL_RELEASES, DEAD_LETTERS));
    try (Admin admin = Admin.create(kafka.clientProperties())) {
      return new SampleTopic(
          admin
              .describeTopics(List.of(Topics.TRAINING_SAMPLES))
              .allTopicNames()
              .get()
              .get(Topics.TRAINING_SAMPLES)
              .topicId()
              .toString());
    } catch (ExecutionException e) {
      throw new StartupException(
          "Topic " + Topics.TRAINING_SAMPLES + " cannot be described: " + e.getCause(),
          "Check the broker's log.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("Stopped while starting.", "Start the service again.", e);
    }
  }

  @Bean
  SampleCache sampleCache(ServiceSettings settings, SampleTopic topic, MeterRegistry meters) {
    SampleCache cache = SampleCache.open(Path.of(settings.data(), "samples"), topic.id());
    Gauge.builder("roadstream.trainer.samples", cache, each -> each.entries().size())
        .description("Samples in the mirror")
        .register(meters);
    Gauge.builder("roadstream.trainer.samples.rejected", cache, SampleCache::rejected)
        .description("Records that were no samples to train on")
        .register(meters);
    return cache;
  }

  @Bean(destroyMethod = "close")
  Serde<TrainingSample> sampleSerde(KafkaSettings kafka) {
    return kafka.serdes().of(TrainingSample.class);
  }

  @Bean(destroyMethod = "close")
  KafkaDeadLetters deadLetters(KafkaSettings kafka) {
    Map<String, Object> properties = kafka.producerProperties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    kafka.payloadLimit().producerProperties().forEach(properties::putIfAbsent);
    return new KafkaDeadLetters(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        DEAD_LETTERS);
  }

  @Bean(destroyMethod = "close")
  SampleMirror sampleMirror(
      SampleCache cache,
      KafkaSettings kafka,
      Serde<TrainingSample> serde,
      KafkaDeadLetters deadLetters) {
    return new SampleMirror(cache, () -> consumer(kafka), serde.deserializer(), deadLetters);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings kafka) {
    Map<String, Object> properties = kafka.consumerProperties();
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 32);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Bean(destroyMethod = "close")
  KafkaReleaseLog releaseLog(KafkaSettings kafka) {
    return new KafkaReleaseLog(kafka.clientProperties(), kafka.serdes());
  }

  @Bean
  BundleFetcher bundleFetcher(ServiceSettings settings) {
    return new BundleFetcher(Path.of(settings.data(), "bundles"));
  }

  @Bean
  Releases releases(ServiceSettings settings, BundleFetcher fetcher, KafkaReleaseLog log) {
    return new Releases(
        store(settings), fetcher, log, signingKey(settings), InstantSource.system());
  }

  private static ModelStore store(ServiceSettings settings) {
    try {
      return ModelStore.at(settings.store());
    } catch (BundleException e) {
      throw new StartupException(
          ServiceSettings.PREFIX + ".store: " + e.getMessage(),
          "Let it be a folder or s3://BUCKET/FOLDER.",
          e);
    }
  }

  private static Optional<PrivateKey> signingKey(ServiceSettings settings) {
    String file = settings.signingKey();
    if (file == null || file.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SigningKeys.privateKey(Path.of(file)));
    } catch (BundleException e) {
      throw new StartupException(
          ServiceSettings.PREFIX + ".signing-key: " + e.getMessage(),
          "Let it name the PEM file of an Ed25519 private key, or leave it out.",
          e);
    }
  }

  @Bean
  RunFolder runFolder(ServiceSettings settings) {
    return new RunFolder(Path.of(settings.data(), "runs"));
  }

  @Bean(destroyMethod = "close")
  KafkaLease lease(KafkaSettings kafka, ServiceSettings settings) {
    return new KafkaLease(kafka.clientProperties(), settings.lease());
  }

  @Bean
  RunPlanner runPlanner(
      ServiceSettings settings,
      Releases releases,
      BundleFetcher fetcher,
      SampleCache cache,
      SampleMirror mirror,
      SampleTopic topic) {
    try {
      RecipeFile.read(settings.recipe().preset(), settings.recipe().set());
    } catch (IllegalArgumentException e) {
      throw new StartupException(
          ServiceSettings.PREFIX + ".recipe: " + e.getMessage(),
          "Name a preset or a recipe's file, and settings that it has.",
          e);
    }
    return new RunPlanner(
        settings.plan(), releases, fetcher, cache, mirror, topic.id(), InstantSource.system());
  }

  @Bean(destroyMethod = "close")
  Serde<Prediction> predictionSerde(KafkaSettings kafka) {
    return kafka.serdes().of(Prediction.class);
  }

  @Bean
  DriftMeter driftMeter(
      RunPlanner planner, ServiceSettings settings, KafkaSettings kafka, Serde<Prediction> serde) {
    Path cache = Path.of(settings.data(), "runs", ".cache");
    return new DriftMeter(
        planner::production,
        bundle ->
            settings.replay().data().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    DataMix.parse(settings.replay().data())
                        .open(bundle.manifest().input(), bundle.manifest().depth(), cache)),
        new RecentPredictions(() -> consumer(kafka), serde.deserializer()));
  }

  @Bean(destroyMethod = "close")
  RunManager runManager(
      RunFolder folder,
      SampleCache cache,
      RunPlanner planner,
      Releases releases,
      BundleFetcher fetcher,
      KafkaLease lease,
      ServiceSettings settings,
      DriftMeter drift,
      MeterRegistry meters) {
    return new RunManager(
        folder,
        new RunExecutor(folder, cache, fetcher),
        planner,
        releases,
        lease,
        settings.triggers(),
        new RunManager.Options(Path.of(settings.bundle()), settings.promote()),
        InstantSource.system(),
        drift,
        new RunMeters(meters));
  }

  @Bean
  Work work(SampleMirror mirror, KafkaLease lease, RunManager runs) {
    return new Work(mirror, lease, runs);
  }

  @Bean
  TrainerHealth trainerHealthIndicator(SampleCache cache, KafkaLease lease, RunManager runs) {
    return new TrainerHealth(cache, lease, runs);
  }
}

package io.roadstream.inference.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.roadstream.inference.batch.MicroBatcher;
import io.roadstream.inference.model.Inferred;
import io.roadstream.inference.model.ModelHolder;
import io.roadstream.inference.release.ReleaseState;
import io.roadstream.inference.release.ShadowMeters;
import io.roadstream.inference.topology.InferenceMeters;
import io.roadstream.inference.topology.InferenceTopology;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.Preprocessor;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.startup.KafkaCheck;
import io.roadstream.service.streams.FatalFailure;
import io.roadstream.service.streams.StreamsProperties;
import io.roadstream.service.streams.StreamsRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.Topology;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires everything but the model. Spring stops the stream first and then closes what it made in the
 * reverse order, so the batcher is empty when it is closed.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InferenceSettings.class)
class StreamConfiguration {

  private static final String DEAD_LETTERS = Topics.deadLetters(Topics.INFERENCE_SERVICE);

  @Bean(destroyMethod = "close")
  MicroBatcher<NetworkInput, Inferred> microBatcher(ModelHolder model, InferenceSettings settings) {
    return new MicroBatcher<>(
        model,
        model.lanes(),
        model.maxBatch(),
        settings.maxDelay(),
        settings.streams().closeTimeout());
  }

  @Bean
  Preprocessor preprocessor(ModelHolder model, InferenceSettings settings) {
    return new Preprocessor(new ImageDecoder(settings.imageLimits()), model.input());
  }

  @Bean(destroyMethod = "close")
  Serde<CameraFrame> frameSerde(KafkaSettings kafka) {
    return kafka.serdes().of(CameraFrame.class);
  }

  @Bean(destroyMethod = "close")
  Serde<Prediction> predictionSerde(KafkaSettings kafka) {
    return kafka.serdes().of(Prediction.class);
  }

  @Bean
  Supplier<Topology> topology(
      KafkaSettings kafka,
      InferenceSettings settings,
      Serde<CameraFrame> frames,
      Serde<Prediction> predictions,
      Preprocessor preprocessor,
      MicroBatcher<NetworkInput, Inferred> batcher,
      MeterRegistry meters) {
    InferenceMeters inferenceMeters = new InferenceMeters(meters);
    return () ->
        InferenceTopology.build(
            frames,
            predictions,
            kafka.payloadLimit(),
            preprocessor::prepare,
            batcher,
            settings.maxFailuresInARow(),
            inferenceMeters);
  }

  @Bean
  StreamsRunner streamsRunner(
      Supplier<Topology> topology,
      KafkaSettings kafka,
      InferenceSettings settings,
      KafkaCheck check,
      MeterRegistry meters,
      FatalFailure fatalFailure) {
    return new StreamsRunner(
        topology,
        StreamsProperties.of(kafka, settings.streams(), DEAD_LETTERS),
        settings.streams().closeTimeout(),
        () -> check.await(List.of(Topics.CAMERA_FRAMES), List.of(Topics.PREDICTIONS, DEAD_LETTERS)),
        meters,
        fatalFailure);
  }

  @Bean
  ModelHealth modelHealthIndicator(
      ModelHolder model,
      ObjectProvider<ReleaseState> releases,
      ObjectProvider<ShadowMeters> shadow) {
    return new ModelHealth(
        model,
        releases.getIfAvailable(ReleaseState::new),
        Optional.ofNullable(shadow.getIfAvailable()));
  }
}

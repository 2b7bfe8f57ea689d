package io.roadstream.postproc.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.roadstream.postproc.topology.PostprocMeters;
import io.roadstream.postproc.topology.PostprocTopology;
import io.roadstream.postproc.topology.ResultSerializers;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.startup.KafkaCheck;
import io.roadstream.service.streams.FatalFailure;
import io.roadstream.service.streams.StreamsProperties;
import io.roadstream.service.streams.StreamsRunner;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Wires the topology to Kafka. The context closes the serdes after the streams have stopped. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostprocSettings.class)
class PostprocConfiguration {

  private static final List<String> RESULTS =
      List.of(
          Topics.MASKS,
          Topics.DEPTH,
          Topics.OBJECTS,
          Topics.DEPTH_HISTOGRAMS,
          Topics.deadLetters(Topics.POSTPROC_SERVICE));

  @Bean
  Serde<Prediction> predictionSerde(KafkaSettings kafka) {
    return kafka.serdes().of(Prediction.class);
  }

  @Bean
  Serde<SegmentationMask> maskSerde(KafkaSettings kafka) {
    return kafka.serdes().of(SegmentationMask.class);
  }

  @Bean
  Serde<DepthMap> depthSerde(KafkaSettings kafka) {
    return kafka.serdes().of(DepthMap.class);
  }

  @Bean
  Serde<FrameObjects> objectsSerde(KafkaSettings kafka) {
    return kafka.serdes().of(FrameObjects.class);
  }

  @Bean
  Serde<DepthHistogram> histogramSerde(KafkaSettings kafka) {
    return kafka.serdes().of(DepthHistogram.class);
  }

  /** One for each stream thread. */
  @Bean(destroyMethod = "shutdown")
  ExecutorService planeWriters(PostprocSettings settings) {
    return Executors.newFixedThreadPool(
        settings.streams().threads(), new CustomizableThreadFactory("planes-"));
  }

  @Bean
  NearestTable nearestTable(StreamsRunner streams, PostprocSettings settings) {
    return new NearestTable(streams, settings.advertisedAddress());
  }

  @Bean
  StreamsRunner streamsRunner(
      KafkaSettings kafka,
      PostprocSettings settings,
      Serde<Prediction> predictions,
      Serde<SegmentationMask> masks,
      Serde<DepthMap> depth,
      Serde<FrameObjects> objects,
      Serde<DepthHistogram> histograms,
      ExecutorService planeWriters,
      KafkaCheck check,
      MeterRegistry meters,
      FatalFailure fatalFailure) {
    ResultSerializers results =
        new ResultSerializers(
            masks.serializer(), depth.serializer(), objects.serializer(), histograms.serializer());
    Properties properties =
        StreamsProperties.of(
            kafka, settings.streams(), Topics.deadLetters(Topics.POSTPROC_SERVICE));
    properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.advertisedAddress());
    PostprocMeters postprocMeters = new PostprocMeters(meters);
    return new StreamsRunner(
        () ->
            PostprocTopology.build(
                predictions.deserializer(),
                results,
                kafka.payloadLimit(),
                settings.options(),
                postprocMeters,
                planeWriters),
        properties,
        settings.streams().closeTimeout(),
        () -> check.await(List.of(Topics.PREDICTIONS), RESULTS),
        meters,
        fatalFailure);
  }
}

package io.roadstream.postproc.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.roadstream.postproc.topology.PostprocMeters;
import io.roadstream.postproc.topology.PostprocTopology;
import io.roadstream.postproc.topology.ResultSerializers;
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
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the topology to Kafka. The context closes the serdes after the streams have stopped. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostprocSettings.class)
class PostprocConfiguration {

  private static final List<String> RESULTS =
      List.of(
          Topics.MASKS, Topics.DEPTH, Topics.OBJECTS, Topics.deadLetters(Topics.POSTPROC_SERVICE));

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
  StreamsRunner streamsRunner(
      KafkaSettings kafka,
      PostprocSettings settings,
      Serde<Prediction> predictions,
      Serde<SegmentationMask> masks,
      Serde<DepthMap> depth,
      Serde<FrameObjects> objects,
      KafkaCheck check,
      MeterRegistry meters,
      FatalFailure fatalFailure) {
    ResultSerializers results =
        new ResultSerializers(masks.serializer(), depth.serializer(), objects.serializer());
    PostprocMeters postprocMeters = new PostprocMeters(meters);
    return new StreamsRunner(
        () ->
            PostprocTopology.build(
                predictions.deserializer(),
                results,
                kafka.payloadLimit(),
                settings.options(),
                postprocMeters),
        StreamsProperties.of(
            kafka, settings.streams(), Topics.deadLetters(Topics.POSTPROC_SERVICE)),
        settings.streams().closeTimeout(),
        () -> check.await(List.of(Topics.PREDICTIONS), RESULTS),
        meters,
        fatalFailure);
  }
}

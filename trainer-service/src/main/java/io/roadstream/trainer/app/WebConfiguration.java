package io.roadstream.trainer.app;

import io.roadstream.schemas.TrainingSample;
import io.roadstream.service.KafkaSettings;
import io.roadstream.trainer.release.Releases;
import io.roadstream.trainer.run.RunFolder;
import io.roadstream.trainer.run.RunManager;
import io.roadstream.trainer.sample.SampleCache;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the web. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean(destroyMethod = "close")
  Producer<String, TrainingSample> sampleProducer(
      KafkaSettings kafka, Serde<TrainingSample> serde) {
    Map<String, Object> properties = kafka.producerProperties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaProducer<>(properties, new StringSerializer(), serde.serializer());
  }

  @Bean
  RunController runController(RunManager runs, RunFolder folder) {
    return new RunController(runs, folder);
  }

  @Bean
  SampleController sampleController(
      SampleCache cache, Producer<String, TrainingSample> producer, KafkaSettings kafka) {
    return new SampleController(cache, producer, kafka.payloadLimit());
  }

  @Bean
  ReleaseController releaseController(Releases releases) {
    return new ReleaseController(releases);
  }

  @Bean
  OpenApiController openApiController() {
    return new OpenApiController();
  }

  @Bean
  ProblemAdvice problemAdvice() {
    return new ProblemAdvice();
  }
}

package io.roadstream.ingest.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.http.FrameUploads;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.startup.KafkaCheck;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the service. Spring stops in the reverse order: uploads, sources, producer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestSettings.class)
class IngestConfiguration {

  @Bean
  ImageCheck imageCheck(IngestSettings settings) {
    return settings.imageCheck();
  }

  @Bean(destroyMethod = "close")
  FrameProducer frameProducer(KafkaSettings kafka) {
    return FrameProducer.connect(kafka.clientProperties(), kafka.serdes(), kafka.payloadLimit());
  }

  @Bean
  IngestMetrics ingestMetrics(MeterRegistry registry) {
    return new IngestMetrics(registry);
  }

  @Bean
  KafkaReady kafkaReady(KafkaCheck check) {
    return () -> check.await(List.of(Topics.CAMERA_FRAMES), List.of(Topics.CAMERA_FRAMES));
  }

  @Bean
  SourceRunners sourceRunners(
      IngestSettings settings,
      ImageCheck imageCheck,
      FrameProducer producer,
      IngestMetrics metrics,
      KafkaReady kafkaReady) {
    List<SourceRunner> runners =
        ConfiguredJobs.of(settings, imageCheck).stream()
            .map(job -> new SourceRunner(job, producer, metrics))
            .toList();
    return new SourceRunners(runners, kafkaReady);
  }

  @Bean
  FrameUploads frameUploads(
      FrameProducer producer,
      ImageCheck imageCheck,
      IngestSettings settings,
      KafkaSettings kafka,
      IngestMetrics metrics) {
    return new FrameUploads(
        producer,
        imageCheck,
        settings.uploadSettings(kafka.payloadLimit()),
        metrics,
        Clock.systemUTC());
  }

  @Bean
  FrameController frameController(FrameUploads uploads, SourceRunners sources) {
    return new FrameController(uploads, sources);
  }

  @Bean
  BrokerHealth brokerHealthIndicator(FrameProducer producer, SourceRunners sources) {
    return new BrokerHealth(producer, sources);
  }
}

package io.roadstream.trainer.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.KafkaSettings;
import io.roadstream.service.startup.KafkaCheck;
import io.roadstream.service.streams.FatalFailure;
import io.roadstream.service.streams.StreamsProperties;
import io.roadstream.service.streams.StreamsRunner;
import io.roadstream.trainer.autolabel.AutoLabelTopology;
import io.roadstream.trainer.autolabel.StereoDepthTeacher;
import io.roadstream.trainer.teach.SgbmMatcher;
import io.roadstream.trainer.teach.StereoTeacher;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the labelling of stereo frames, where it is enabled. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AutoLabelSettings.class)
@ConditionalOnProperty(prefix = AutoLabelSettings.PREFIX, name = "enabled", havingValue = "true")
class AutoLabelConfiguration {

  private static final String DEAD_LETTERS = Topics.deadLetters(Topics.TRAINER_SERVICE);

  @Bean(destroyMethod = "close")
  Serde<CameraFrame> frameSerde(KafkaSettings kafka) {
    return kafka.serdes().of(CameraFrame.class);
  }

  @Bean
  StreamsRunner autoLabeller(
      AutoLabelSettings settings,
      KafkaSettings kafka,
      Serde<CameraFrame> frames,
      Serde<TrainingSample> samples,
      KafkaCheck check,
      MeterRegistry meters,
      FatalFailure fatalFailure) {
    return new StreamsRunner(
        () ->
            AutoLabelTopology.build(
                frames,
                samples,
                () -> new StereoDepthTeacher(new StereoTeacher(new SgbmMatcher())),
                settings.everyNth()),
        StreamsProperties.of(kafka, settings.streams(), DEAD_LETTERS),
        settings.streams().closeTimeout(),
        () ->
            check.await(
                List.of(Topics.CAMERA_FRAMES), List.of(Topics.TRAINING_SAMPLES, DEAD_LETTERS)),
        meters,
        fatalFailure);
  }
}

package io.roadstream.service;

import io.roadstream.service.startup.KafkaCheck;
import io.roadstream.service.streams.FatalFailure;
import io.roadstream.service.streams.StreamsHealth;
import io.roadstream.service.streams.StreamsRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * What every service gets: {@link KafkaSettings}, the check at start, the health of its {@link
 * StreamsRunner} if it has one, and an exit with status 1 once that has failed for good.
 */
@AutoConfiguration
@EnableConfigurationProperties(KafkaSettings.class)
public class ServiceSupportAutoConfiguration {

  private static final Logger log = LoggerFactory.getLogger(ServiceSupportAutoConfiguration.class);

  @Bean
  @ConfigurationPropertiesBinding
  static PayloadLimitConverter payloadLimitConverter() {
    return new PayloadLimitConverter();
  }

  @Bean
  KafkaCheck kafkaCheck(KafkaSettings settings) {
    return new KafkaCheck(settings);
  }

  @Bean
  @ConditionalOnMissingBean
  FatalFailure exitOnFatalFailure(ConfigurableApplicationContext context) {
    return failure -> {
      AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
      log.error("The service stops: {}", failure.toString());
      System.exit(SpringApplication.exit(context, () -> 1));
    };
  }

  @Bean
  @ConditionalOnBean(StreamsRunner.class)
  StreamsHealth streamsHealthIndicator(StreamsRunner runner) {
    return new StreamsHealth(runner);
  }
}

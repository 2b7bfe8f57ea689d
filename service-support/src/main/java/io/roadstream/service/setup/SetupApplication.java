package io.roadstream.service.setup;

import io.roadstream.service.KafkaSettings;
import io.roadstream.service.startup.KafkaCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The set-up job as a program: ends with 0 when all is there, and says what hinders it if not. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(SetupSettings.class)
public class SetupApplication {

  /** Runs the job; settings come from {@code roadstream-setup.yml} and its like. */
  public static void main(String[] args) {
    System.exit(
        SpringApplication.exit(
            new SpringApplicationBuilder(SetupApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=roadstream-setup")
                .run(args)));
  }

  @Bean
  Setup setup(KafkaSettings kafka, SetupSettings settings, KafkaCheck check) {
    return new Setup(kafka, settings, check);
  }
}

package io.roadstream.trainer.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The trainer service: {@code training.samples} to {@code models.releases}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({TrainerConfiguration.class, AutoLabelConfiguration.class, WebConfiguration.class})
public class TrainerApplication {

  /** Runs until it is stopped; settings come from {@code trainer-service.yml} and its like. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(TrainerApplication.class)
        .properties("spring.config.name=trainer-service")
        .run(args);
  }
}

package io.roadstream.inference.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The inference service: {@code camera.frames} to {@code perception.predictions}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EngineConfiguration.class, ReleaseConfiguration.class, StreamConfiguration.class})
public class InferenceApplication {

  /** Runs until it is stopped; settings come from {@code inference-service.yml} and its like. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(InferenceApplication.class)
        .properties("spring.config.name=inference-service")
        .run(args);
  }
}

package io.roadstream.ingest.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The ingest service: uploads and configured sources to {@code camera.frames}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class IngestApplication {

  /** Runs until it is stopped; settings come from {@code ingest-service.yml} and its like. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(IngestApplication.class)
        .properties("spring.config.name=ingest-service")
        .run(args);
  }
}

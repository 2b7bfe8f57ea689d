package io.roadstream.postproc.app;

import io.roadstream.schemas.topic.Topics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the depth post-processing service; settings come from {@code depth-postproc-service.yml}.
 */
@SpringBootApplication
public class PostprocApplication {

  /** Runs until it is told to stop. */
  public static void main(String[] args) {
    System.setProperty("spring.config.name", Topics.POSTPROC_SERVICE);
    SpringApplication.run(PostprocApplication.class, args);
  }
}

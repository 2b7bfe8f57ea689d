package io.roadstream.ingest.app;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the configured sources once Kafka is there and before uploads are taken; stops them. */
final class SourceRunners implements SmartLifecycle {

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final Logger log = LoggerFactory.getLogger(SourceRunners.class);

  private final List<SourceRunner> runners;
  private final KafkaReady kafkaReady;
  private volatile boolean running;

  SourceRunners(List<SourceRunner> runners, KafkaReady kafkaReady) {
    this.runners = List.copyOf(runners);
    this.kafkaReady = kafkaReady;
  }

  List<SourceStatus> status() {
    return runners.stream().map(SourceRunner::status).toList();
  }

  @Override
  public void start() {
    kafkaReady.await();
    running = true;
    runners.forEach(SourceRunner::start);
  }

  @Override
  public void stop() {
    running = false;
    runners.forEach(SourceRunner::stop);
    try {
      for (SourceRunner runner : runners) {
        runner.join(STOP_TIMEOUT);
      }
    } catch (InterruptedException e) {
      log.warn("interrupted while stopping the sources");
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, which starts late and stops early. */
  @Override
  public int getPhase() {
    return 0;
  }
}

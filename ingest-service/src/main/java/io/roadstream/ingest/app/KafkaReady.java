package io.roadstream.ingest.app;

/** Waits at start for what the service cannot do without. */
@FunctionalInterface
interface KafkaReady {

  /**
   * Returns once Kafka has the topic for frames and the registry answers.
   *
   * @throws io.roadstream.service.startup.StartupException if they do not come in time
   */
  void await();
}

package io.roadstream.cli.stack;

import io.roadstream.schemas.topic.Topics;

/** The services of a stack, in the order in which they are started. */
public enum ServiceKind {
  POSTPROC(
      Topics.POSTPROC_SERVICE,
      "io.roadstream.postproc.app.PostprocApplication",
      "postproc",
      8083,
      192),
  INFERENCE(
      Topics.INFERENCE_SERVICE,
      "io.roadstream.inference.app.InferenceApplication",
      "inference",
      8082,
      320),
  INGEST(Topics.INGEST_SERVICE, "io.roadstream.ingest.app.IngestApplication", "ingest", 8081, 256),
  TRAINER(
      Topics.TRAINER_SERVICE, "io.roadstream.trainer.app.TrainerApplication", "trainer", 8084, 640);

  private final String serviceName;
  private final String mainClass;
  private final String prefix;
  private final int usualPort;
  private final int heapMegabytes;

  ServiceKind(
      String serviceName, String mainClass, String prefix, int usualPort, int heapMegabytes) {
    this.serviceName = serviceName;
    this.mainClass = mainClass;
    this.prefix = prefix;
    this.usualPort = usualPort;
    this.heapMegabytes = heapMegabytes;
  }

  /** For example {@code inference-service}. */
  public String serviceName() {
    return serviceName;
  }

  /** The port at which it usually listens. */
  public int usualPort() {
    return usualPort;
  }

  String mainClass() {
    return mainClass;
  }

  /** Prefix of its settings behind {@code roadstream.}. */
  String prefix() {
    return prefix;
  }

  int heapMegabytes() {
    return heapMegabytes;
  }
}

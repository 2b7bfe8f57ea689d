package io.roadstream.ingest.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.produce.Delivery;
import io.roadstream.ingest.produce.IngestListener;
import java.time.Duration;

/** Counts what goes through, for each camera. Thread-safe. */
final class IngestMetrics implements IngestListener {

  private static final String CAMERA = "camera";

  private final MeterRegistry registry;

  IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void delivered(Delivery delivery) {
    String camera = delivery.frame().getCameraId();
    registry.counter("roadstream.ingest.frames", CAMERA, camera).increment();
    registry
        .counter("roadstream.ingest.bytes", CAMERA, camera)
        .increment((double) delivery.bytes());
    Timer.builder("roadstream.ingest.send")
        .description("From handing a frame over until the broker confirmed it")
        .tag(CAMERA, camera)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(10))
        .register(registry)
        .record(delivery.latency());
  }

  @Override
  public void skipped(String cameraId, SkippedInput input) {
    registry
        .counter("roadstream.ingest.skipped", CAMERA, cameraId, "reason", input.reason().label())
        .increment();
  }

  @Override
  public void reconnecting(String cameraId, int attempt, Duration wait, String reason) {
    registry.counter("roadstream.ingest.reconnects", CAMERA, cameraId).increment();
  }
}

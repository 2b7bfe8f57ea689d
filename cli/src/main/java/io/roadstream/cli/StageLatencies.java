package io.roadstream.cli;

import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.InferenceTimings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long frames took from their hand-over to Kafka until a reader had their objects, and at which
 * stages, as their records tell; percentiles by nearest rank. Thread-safe.
 */
public final class StageLatencies {

  /** From the hand-over to Kafka until a reader of the objects topic has the frame's objects. */
  public static final String END_TO_END = "endToEnd";

  /**
   * What the time end to end is made of, in the order of the data's flow; {@code deliver} is what
   * nobody else accounts for: commits, and reading what was committed.
   */
  public static final List<String> STAGES =
      List.of("wait", "decode", "queue", "infer", "encode", "postprocess", "deliver");

  private final Map<String, List<Double>> byStage = new LinkedHashMap<>();

  /** Notes one frame whose objects were read at {@code now}. */
  public synchronized void add(FrameObjects objects, Instant now) {
    InferenceTimings timings = objects.getTimings();
    double total = ChronoUnit.MICROS.between(objects.getFrame().getIngestedAt(), now) / 1e3;
    double[] stages = {
      timings.getWaitMicros() / 1e3,
      timings.getDecodeMicros() / 1e3,
      timings.getQueueMicros() / 1e3,
      timings.getInferMicros() / 1e3,
      timings.getEncodeMicros() / 1e3,
      objects.getPostprocessMicros() / 1e3,
      0
    };
    stages[stages.length - 1] = Math.max(0, total - Arrays.stream(stages).sum());
    add(END_TO_END, total);
    for (int i = 0; i < stages.length; i++) {
      add(STAGES.get(i), stages[i]);
    }
  }

  private void add(String stage, double milliseconds) {
    byStage.computeIfAbsent(stage, name -> new ArrayList<>()).add(milliseconds);
  }

  /** p50, p95 and p99 of a stage, rounded to a hundredth; zeros where nothing was measured. */
  public synchronized Map<String, Double> percentiles(String stage) {
    List<Double> values = byStage.getOrDefault(stage, List.of(0.0));
    Map<String, Double> percentiles = Percentiles.of(values).summary();
    percentiles.replaceAll((name, value) -> Math.round(value * 100) / 100.0);
    return percentiles;
  }

  /** The percentiles of every stage, in the order of the data's flow. */
  public Map<String, Map<String, Double>> byStage() {
    Map<String, Map<String, Double>> stages = new LinkedHashMap<>();
    STAGES.forEach(stage -> stages.put(stage, percentiles(stage)));
    return stages;
  }
}

package io.roadstream.inference.release;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/**
 * Metrics of the candidate in the shadow: {@code roadstream.inference.shadow.frames} (seconds a
 * frame), {@code roadstream.inference.shadow.mask.agreement} (share of cells) and {@code
 * roadstream.inference.shadow.depth.difference} (share of the code's range).
 */
public final class ShadowMeters {

  private final Timer frames;
  private final DistributionSummary mask;
  private final DistributionSummary depth;

  /** Registers the meters. */
  public ShadowMeters(MeterRegistry registry) {
    frames =
        Timer.builder("roadstream.inference.shadow.frames")
            .description("Time of the candidate for a frame")
            .register(registry);
    mask =
        DistributionSummary.builder("roadstream.inference.shadow.mask.agreement")
            .description("Share of cells to which model and candidate give the same class")
            .register(registry);
    depth =
        DistributionSummary.builder("roadstream.inference.shadow.depth.difference")
            .description("Mean difference of depth codes of model and candidate, of their range")
            .register(registry);
  }

  void record(Agreement agreement, long nanos) {
    frames.record(nanos, TimeUnit.NANOSECONDS);
    mask.record(agreement.mask());
    depth.record(agreement.depth());
  }

  /** Frames compared since the start. */
  public long compared() {
    return mask.count();
  }

  /** Mean share of cells with the same class; 0 before the first frame. */
  public double meanMaskAgreement() {
    return mask.mean();
  }

  /** Mean difference of depth codes; 0 before the first frame. */
  public double meanDepthDifference() {
    return depth.mean();
  }

  /** Mean milliseconds of the candidate for a frame; 0 before the first. */
  public double meanMillis() {
    return frames.mean(TimeUnit.MILLISECONDS);
  }
}

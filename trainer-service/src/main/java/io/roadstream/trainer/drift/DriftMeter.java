package io.roadstream.trainer.drift;

import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.data.LabelledSample;
import io.roadstream.trainer.data.SampleSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the drift of predictions from the training data of the model that runs, at most once a
 * minute. That distribution is in the bundle's provenance; for a bundle without it, the old data
 * are counted once. Thread-safe.
 */
public final class DriftMeter implements DoubleSupplier {

  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final int MOST_SAMPLES = 60;
  private static final Logger log = LoggerFactory.getLogger(DriftMeter.class);

  /** Where provenance holds the distribution of the training labels. */
  public static final String PROVENANCE = "distribution";

  private final Supplier<ModelBundle> production;
  private final Function<ModelBundle, Optional<SampleSource>> oldData;
  private final Supplier<Distribution> recent;

  private @Nullable String referenceOf;
  private Distribution reference = new Distribution();
  private double last;
  private long measuredNanos = System.nanoTime() - INTERVAL.toNanos();

  /**
   * @param production the model that runs
   * @param oldData what a bundle without a distribution was trained on, for its grid
   * @param recent counts recent predictions
   */
  public DriftMeter(
      Supplier<ModelBundle> production,
      Function<ModelBundle, Optional<SampleSource>> oldData,
      Supplier<Distribution> recent) {
    this.production = production;
    this.oldData = oldData;
    this.recent = recent;
  }

  @Override
  public synchronized double getAsDouble() {
    if (System.nanoTime() - measuredNanos < INTERVAL.toNanos()) {
      return last;
    }
    measuredNanos = System.nanoTime();
    ModelBundle bundle = production.get();
    if (!bundle.sha256().equals(referenceOf)) {
      reference =
          Optional.ofNullable(bundle.manifest().provenance().get(PROVENANCE))
              .flatMap(Distribution::of)
              .orElseGet(() -> ofOldData(bundle));
      referenceOf = bundle.sha256();
    }
    last = reference.distance(recent.get());
    log.info("Drift of predictions from the training data: {}", last);
    return last;
  }

  private Distribution ofOldData(ModelBundle bundle) {
    Optional<SampleSource> samples = oldData.apply(bundle);
    if (samples.isEmpty()) {
      return new Distribution();
    }
    try (SampleSource source = samples.get()) {
      return count(source);
    }
  }

  /** The distribution of the labels of a source, from some of its samples. */
  public static Distribution count(SampleSource samples) {
    Distribution distribution = new Distribution();
    int stride = Math.max(1, samples.size() / MOST_SAMPLES);
    for (int i = 0; i < samples.size(); i += stride) {
      LabelledSample sample = samples.get(i);
      distribution.add(sample.mask().ids(), sample.depth().codes());
    }
    return distribution;
  }
}

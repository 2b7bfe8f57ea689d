package io.roadstream.trainer.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a run starts by itself.
 *
 * @param newSamples after so many new samples; 0 for never
 * @param every after such a time, if there is a new sample; zero for never
 * @param drift when what the model sees has moved so far from what it was trained on, and there is
 *     a new sample; 0 for never
 */
public record Triggers(int newSamples, Duration every, double drift) {

  /**
   * Why a run is due, if one is.
   *
   * @param fresh new samples since the last run
   * @param runs runs so far, the oldest first
   * @param started since when the trainer runs
   * @param drifted measures the drift
   */
  Optional<String> due(
      int fresh, List<RunRecord> runs, Instant started, Instant now, DoubleSupplier drifted) {
    if (newSamples > 0 && fresh >= newSamples) {
      return Optional.of(fresh + " new samples");
    }
    if (fresh == 0) {
      return Optional.empty();
    }
    Instant last = runs.isEmpty() ? started : runs.get(runs.size() - 1).spec().created();
    if (!every.isZero() && !now.isBefore(last.plus(every))) {
      return Optional.of(
          "the last run was " + Duration.between(last, now).toMinutes() + " min ago");
    }
    if (drift > 0) {
      double measured = drifted.getAsDouble();
      if (measured >= drift) {
        return Optional.of(String.format(Locale.ROOT, "drift is %.3f", measured));
      }
    }
    return Optional.empty();
  }
}

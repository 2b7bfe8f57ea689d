package io.roadstream.trainer.run;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.trainer.data.CachedSource;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.data.GridSampler;
import io.roadstream.trainer.data.MixedSource;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.loop.TrainingData;
import io.roadstream.trainer.sample.MirroredSource;
import io.roadstream.trainer.sample.SampleCache;
import io.roadstream.trainer.sample.SampleEntry;
import io.roadstream.trainer.sample.SampleRanges;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The data of one run: new samples mixed with old ones to train on, and what is held out of both.
 * One thread at a time.
 */
final class RunData implements TrainingData {

  private final RunSpec spec;
  private final SampleCache samples;
  private final Depth depth;
  private final Path cache;
  private final Map<Input, SampleSource> train = new HashMap<>();
  private final Map<Input, SampleSource> validation = new HashMap<>();
  private final List<SampleSource> opened = new ArrayList<>();

  /**
   * @param cache where samples on a grid are kept
   */
  RunData(RunSpec spec, SampleCache samples, Depth depth, Path cache) {
    this.spec = spec;
    this.samples = samples;
    this.depth = depth;
    this.cache = cache;
  }

  @Override
  public String description() {
    return "training.samples "
        + spec.topicId()
        + " new "
        + spec.fresh()
        + ", earlier "
        + spec.earlier()
        + ", held out "
        + spec.holdOut()
        + ", replay "
        + spec.replay()
        + " of "
        + spec.replayData();
  }

  /** How many new samples are trained on. */
  int trainedOn() {
    return entries(spec.fresh(), entry -> !spec.holdOut().holds(entry)).size();
  }

  @Override
  public SampleSource train(Input grid) {
    return train.computeIfAbsent(grid, this::openTrain);
  }

  private SampleSource openTrain(Input grid) {
    List<SampleSource> sources = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    mirrored(spec.fresh(), false, grid)
        .ifPresent(
            source -> {
              sources.add(source);
              weights.add(1 - spec.replay());
            });
    List<SampleSource> old = new ArrayList<>();
    if (spec.replay() > 0) {
      mirrored(spec.earlier(), false, grid).ifPresent(old::add);
      if (!spec.replayData().isEmpty()) {
        old.add(opened(DataMix.parse(spec.replayData()).open(grid, depth, cache)));
      }
    }
    for (SampleSource source : old) {
      sources.add(source);
      weights.add(spec.replay() / old.size());
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("run " + spec.id() + " has no samples to train on");
    }
    return sources.size() == 1 ? sources.get(0) : new MixedSource(sources, weights);
  }

  /** What is held out of the new samples, and where there is none, of the old ones. */
  @Override
  public SampleSource validation(Input grid) {
    return validation.computeIfAbsent(
        grid,
        each ->
            newHoldOut(each)
                .or(() -> oldHoldOut(each))
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "run " + spec.id() + " has nothing that is held out")));
  }

  /** What is held out of the new samples. */
  Optional<SampleSource> newHoldOut(Input grid) {
    return mirrored(spec.fresh(), true, grid);
  }

  /** What is held out of earlier samples and of the old data. */
  Optional<SampleSource> oldHoldOut(Input grid) {
    List<SampleSource> old = new ArrayList<>();
    mirrored(spec.earlier(), true, grid).ifPresent(old::add);
    if (!spec.oldData().isEmpty()) {
      old.add(opened(DataMix.parse(spec.oldData()).open(grid, depth, cache)));
    }
    return switch (old.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(old.get(0));
      default -> Optional.of(new MixedSource(old, List.of()));
    };
  }

  private Optional<SampleSource> mirrored(SampleRanges ranges, boolean heldOut, Input grid) {
    List<SampleEntry> entries = entries(ranges, entry -> spec.holdOut().holds(entry) == heldOut);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    String description =
        "training.samples "
            + spec.topicId()
            + " "
            + ranges
            + (heldOut ? ", held out of " : ", all but ")
            + spec.holdOut();
    MirroredSource source =
        new MirroredSource(samples, entries, new GridSampler(grid, depth), description);
    String key = description + " " + grid + " " + entries.size();
    return Optional.of(
        opened(
            new CachedSource(
                source,
                cache.resolve(
                    "topic-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))))));
  }

  private List<SampleEntry> entries(SampleRanges ranges, Predicate<SampleEntry> wanted) {
    return samples.entries().stream()
        .filter(ranges::contains)
        .filter(wanted)
        .sorted(
            Comparator.comparingInt(SampleEntry::partition).thenComparingLong(SampleEntry::offset))
        .toList();
  }

  private SampleSource opened(SampleSource source) {
    opened.add(source);
    return source;
  }

  @Override
  public void close() {
    opened.forEach(SampleSource::close);
  }
}

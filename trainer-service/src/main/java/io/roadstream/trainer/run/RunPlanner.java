package io.roadstream.trainer.run;

import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.trainer.release.Channels;
import io.roadstream.trainer.release.ReleaseException;
import io.roadstream.trainer.release.Releases;
import io.roadstream.trainer.sample.SampleCache;
import io.roadstream.trainer.sample.SampleMirror;
import io.roadstream.trainer.sample.SampleRanges;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Specifies runs: the production model, fine-tuned on what came since it was trained. */
public final class RunPlanner {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  private final RunPlan plan;
  private final Releases releases;
  private final BundleFetcher fetcher;
  private final SampleCache samples;
  private final SampleMirror mirror;
  private final String topicId;
  private final InstantSource clock;

  /**
   * @param fetcher loads what production serves
   * @param mirror fills {@code samples}
   * @param topicId identity of the topic that they mirror
   */
  public RunPlanner(
      RunPlan plan,
      Releases releases,
      BundleFetcher fetcher,
      SampleCache samples,
      SampleMirror mirror,
      String topicId,
      InstantSource clock) {
    this.plan = plan;
    this.releases = releases;
    this.fetcher = fetcher;
    this.samples = samples;
    this.mirror = mirror;
    this.topicId = topicId;
    this.clock = clock;
  }

  /**
   * The bundle that production serves.
   *
   * @throws ReleaseException if it serves none
   */
  public ModelBundle production() {
    return fetcher.fetch(release().getUri());
  }

  private ModelRelease release() {
    ModelRelease release = releases.current().get(Channels.PRODUCTION);
    if (release == null) {
      throw new ReleaseException(
          "channel production serves nothing; release a bundle with 'roadstream model release DIR"
              + " --channel production'");
    }
    return release;
  }

  /**
   * A run over every sample that the topic holds now, for which it waits until they are mirrored.
   *
   * @throws ReleaseException if production serves nothing
   * @throws IllegalStateException if the mirror is more than a minute behind
   */
  public RunSpec plan(String trigger) {
    String uri = release().getUri();
    mirror.catchUp(CATCH_UP);
    ModelBundle parent = fetcher.fetch(uri);
    SampleRanges earlier = seenBy(parent);
    var now = clock.instant();
    String id = ID.format(now);
    return new RunSpec(
        id,
        now,
        trigger,
        uri,
        parent.sha256(),
        parent.manifest().version().replaceFirst("\\+.*", "") + "+" + id,
        topicId,
        earlier.after(samples.positions()),
        earlier,
        plan.holdOut(),
        plan.preset(),
        plan.settings(),
        plan.replay(),
        plan.replayData(),
        plan.oldData(),
        plan.gate());
  }

  /** Samples that the mirror holds. */
  public int samples() {
    return samples.entries().size();
  }

  /** New samples since the last of the runs was specified, or since production was trained. */
  public int newSamples(List<RunRecord> runs) {
    SampleRanges known =
        Optional.of(runs)
            .filter(all -> !all.isEmpty())
            .map(all -> all.get(all.size() - 1).spec())
            .filter(spec -> spec.topicId().equals(topicId))
            .map(spec -> spec.earlier().and(spec.fresh()))
            .orElseGet(() -> seenBy(production()));
    SampleRanges fresh = known.after(samples.positions());
    return (int) samples.entries().stream().filter(fresh::contains).count();
  }

  /** What the bundle's provenance says that it has seen of this topic. */
  private SampleRanges seenBy(ModelBundle bundle) {
    Map<String, Object> provenance = bundle.manifest().provenance();
    Map<Integer, Long> ends = new HashMap<>();
    if (topicId.equals(provenance.get("topic"))
        && provenance.get("samples") instanceof Map<?, ?> seen) {
      seen.forEach(
          (partition, end) ->
              ends.put(
                  Integer.valueOf(String.valueOf(partition)), Long.valueOf(String.valueOf(end))));
    }
    return SampleRanges.upTo(ends);
  }
}

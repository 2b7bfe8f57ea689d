package io.roadstream.trainer.run;

import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.bundle.TrainedBundle;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.drift.DriftMeter;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.gate.BundleScorer;
import io.roadstream.trainer.gate.Figures;
import io.roadstream.trainer.gate.Gate;
import io.roadstream.trainer.gate.GateDecision;
import io.roadstream.trainer.loop.Phase;
import io.roadstream.trainer.loop.Recipe;
import io.roadstream.trainer.loop.RecipeFile;
import io.roadstream.trainer.loop.StepReport;
import io.roadstream.trainer.loop.TrainedNetwork;
import io.roadstream.trainer.loop.Trainer;
import io.roadstream.trainer.loop.TrainerSettings;
import io.roadstream.trainer.loop.TrainingControl;
import io.roadstream.trainer.loop.TrainingListener;
import io.roadstream.trainer.run.RunRecord.LossPoint;
import io.roadstream.trainer.sample.SampleCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out a run: trains, writes the bundle, and holds it against the model that runs. A run
 * that was stopped or killed goes on from its checkpoint; one whose bundle is there already is only
 * judged. Releases nothing. One run at a time.
 */
public final class RunExecutor {

  private final RunFolder folder;
  private final SampleCache samples;
  private final BundleFetcher fetcher;

  /**
   * @param fetcher loads the run's parent
   */
  public RunExecutor(RunFolder folder, SampleCache samples, BundleFetcher fetcher) {
    this.folder = folder;
    this.samples = samples;
    this.fetcher = fetcher;
  }

  /**
   * Runs it.
   *
   * @param record where it is
   * @param production the bundle that the candidate is held against, asked for when it is needed
   * @param listener is told of progress
   * @param control ends it early, with a checkpoint
   * @return the record with the gate's decision
   * @throws io.roadstream.trainer.loop.TrainingCancelledException if it was ended early
   */
  public RunRecord execute(
      RunRecord record,
      Supplier<ModelBundle> production,
      RunListener listener,
      TrainingControl control)
      throws InterruptedException {
    RunSpec spec = record.spec();
    ModelBundle parent = parent(spec);
    Depth depth = parent.manifest().depth();
    Progress progress = new Progress(record, listener);
    try (RunData data = new RunData(spec, samples, depth, folder.cache())) {
      Optional<ModelBundle> done = finished(spec);
      ModelBundle candidate =
          done.isPresent() ? done.get() : train(spec, parent, data, progress, control);
      GateDecision decision =
          judge(spec, data, production.get(), candidate, new BundleScorer(depth));
      return progress.record.judged(
          data.trainedOn(), decision, candidate.folder().toAbsolutePath().toString());
    }
  }

  private ModelBundle parent(RunSpec spec) {
    ModelBundle parent = fetcher.fetch(spec.parent());
    if (!parent.sha256().equals(spec.parentSha256())) {
      throw new BundleException(
          spec.parent()
              + " has SHA-256 "
              + parent.sha256()
              + ", the run was specified for "
              + spec.parentSha256()
              + "; put that bundle there again");
    }
    return parent;
  }

  private Optional<ModelBundle> finished(RunSpec spec) {
    try {
      ModelBundle bundle = new BundleLoader().load(folder.bundle(spec.id()));
      return Optional.of(bundle)
          .filter(each -> spec.id().equals(each.manifest().provenance().get("run")));
    } catch (BundleException e) {
      return Optional.empty();
    }
  }

  private ModelBundle train(
      RunSpec spec, ModelBundle parent, RunData data, Progress progress, TrainingControl control)
      throws InterruptedException {
    Recipe recipe = RecipeFile.read(spec.preset(), spec.settings());
    Path work = folder.work(spec.id());
    try (TrainedNetwork trained =
        new Trainer(
                new TrainerSettings(parent.folder(), work, true, recipe), data, progress, control)
            .run()) {
      List<Phase> phases = recipe.phases();
      Input grid = phases.get(phases.size() - 1).grid(parent.manifest().input());
      return new TrainedBundle(
              parent.manifest().name(),
              spec.version(),
              List.of(trained.scores().asMetrics("held out")),
              provenance(spec, data, parent.manifest()))
          .write(folder.bundle(spec.id()), trained.network(), trained.start(), grid);
    }
  }

  private static Map<String, Object> provenance(RunSpec spec, RunData data, BundleManifest parent) {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("run", spec.id());
    provenance.put("trigger", spec.trigger());
    provenance.put("data", data.description());
    provenance.put("topic", spec.topicId());
    provenance.put("samples", ends(spec));
    provenance.put(DriftMeter.PROVENANCE, DriftMeter.count(data.train(parent.input())).shares());
    provenance.put("preset", spec.preset());
    provenance.put("settings", spec.settings());
    provenance.put("startBundle", parent.name() + " " + parent.version());
    provenance.put("startProvenance", parent.provenance());
    return provenance;
  }

  /** Where the samples that the bundle has seen end, by partition: what comes later is new. */
  private static Map<String, Long> ends(RunSpec spec) {
    Map<String, Long> ends = new LinkedHashMap<>();
    spec.earlier()
        .and(spec.fresh())
        .partitions()
        .forEach((partition, range) -> ends.put(Integer.toString(partition), range.to()));
    return ends;
  }

  private static GateDecision judge(
      RunSpec spec,
      RunData data,
      ModelBundle production,
      ModelBundle candidate,
      BundleScorer scorer) {
    Input grid = candidate.manifest().input();
    Optional<SampleSource> fresh = data.newHoldOut(grid);
    Optional<SampleSource> old = data.oldHoldOut(grid);
    return new Gate(spec.gate())
        .decide(
            score(scorer, production, fresh),
            score(scorer, candidate, fresh),
            score(scorer, production, old),
            score(scorer, candidate, old));
  }

  private static Figures score(
      BundleScorer scorer, ModelBundle bundle, Optional<SampleSource> samples) {
    return samples.map(source -> scorer.score(bundle, source)).orElse(Figures.NONE);
  }

  /** Turns reports into records. */
  private static final class Progress implements TrainingListener {

    private final RunListener listener;
    private final List<LossPoint> losses;
    private RunRecord record;

    Progress(RunRecord record, RunListener listener) {
      this.record = record;
      this.listener = listener;
      this.losses = new ArrayList<>(record.losses());
    }

    @Override
    public void onStart(int step, int steps) {
      record = record.progressed(step, steps, losses);
      listener.onChange(record);
    }

    @Override
    public void onStep(StepReport report) {
      losses.removeIf(point -> point.step() >= report.step());
      losses.add(new LossPoint(report.step(), report.segmentation(), report.depth()));
      record = record.progressed(report.step(), report.steps(), losses);
      listener.onChange(record);
    }

    @Override
    public void onScores(int step, Scores scores) {
      listener.onChange(record);
    }
  }
}

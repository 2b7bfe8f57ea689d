package io.roadstream.cli.train;

import io.roadstream.cli.CliException;
import io.roadstream.cli.Progress;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.trainer.loop.TrainingControl;
import io.roadstream.trainer.run.RunExecutor;
import io.roadstream.trainer.run.RunFolder;
import io.roadstream.trainer.run.RunRecord;
import io.roadstream.trainer.run.RunSpec;
import io.roadstream.trainer.run.RunState;
import io.roadstream.trainer.sample.SampleCache;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Repeats a run of the trainer service from its record: the same parent, samples, split, seed and
 * recipe. Releases nothing.
 */
final class RepeatedRun {

  private final Path trainerData;
  private final Path out;

  /**
   * @param trainerData folder of the trainer service: its runs and its mirror of the samples
   * @param out folder that takes the repeated run
   */
  RepeatedRun(Path trainerData, Path out) {
    this.trainerData = trainerData;
    this.out = out;
  }

  /**
   * Runs it again.
   *
   * @throws CliException if there is no such run, or its samples or parent are no longer there
   */
  RunRecord run(String id, PrintWriter console, TrainingControl control)
      throws InterruptedException {
    RunSpec spec =
        new RunFolder(trainerData.resolve("runs"))
            .read(id)
            .map(RunRecord::spec)
            .orElseThrow(
                () ->
                    CliException.badInput(
                        "--from-run: there is no run "
                            + id
                            + " in "
                            + trainerData.resolve("runs")
                            + "; name the trainer's folder with --trainer-data"));
    RunFolder folder = new RunFolder(out);
    SampleCache samples = SampleCache.read(trainerData.resolve("samples"), spec.topicId());
    BundleFetcher fetcher = new BundleFetcher(trainerData.resolve("bundles"));
    try (Progress progress = Progress.of("run " + id, -1, " steps")) {
      RunRecord ended =
          new RunExecutor(folder, samples, fetcher)
              .execute(
                  RunRecord.queued(spec),
                  () -> fetcher.fetch(spec.parent()),
                  record -> progress.at(record.step()),
                  control);
      RunRecord told = ended.ended(state(ended), Instant.now(), ended.message());
      folder.write(told);
      console.println(told.message());
      console.println("bundle: " + told.bundle());
      console.println("report: " + folder.report(id));
      console.flush();
      return told;
    } catch (BundleException e) {
      throw CliException.badInput(String.valueOf(e.getMessage()));
    }
  }

  private static RunState state(RunRecord record) {
    return record.decision() != null && record.decision().passed()
        ? RunState.RELEASED
        : RunState.REFUSED;
  }
}

package io.roadstream.cli.train;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Home;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.TrainingRun;
import io.roadstream.trainer.data.CityscapesQuery;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.loop.TrainerSettings;
import io.roadstream.trainer.loop.TrainingCancelledException;
import io.roadstream.trainer.loop.TrainingControl;
import io.roadstream.trainer.loop.TrainingListener;
import io.roadstream.trainer.report.TrainingLog;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Train the network from a bundle's weights and write a new bundle.",
      "",
      "Data are cityscapes:DIR?split=train (Cityscapes' folders; labels=classes or labels=depth"
          + " trains one head alone), synthetic:train?seed=1&scenes=400&frames=4 (rendered streets),"
          + " or cache:DIR (prepared samples). Several may be named; with *WEIGHT at the end of"
          + " each, they are mixed in these shares. Ctrl-C writes a checkpoint; --resume goes on"
          + " from the last one, also after a crash."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream train --preset cpu-demo --out my-model",
      "  roadstream train --preset article --train cityscapes:/data/cityscapes \\",
      "      --val cityscapes:/data/cityscapes?split=val --out my-model",
      "  roadstream train --train cityscapes:/data/mine*3 --train synthetic:train?scenes=300*1 \\",
      "      --steps 4000 --set augment.photometric.haze=0.2 --out my-model --resume",
      "",
      "Exit codes: 0 trained, 1 something broke, 2 wrong settings or data, 130 stopped by Ctrl-C."
    })
public final class TrainCommand implements Callable<Integer> {

  private static final int STOPPED = 130;
  private static final long STOP_SECONDS = 120;

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions recipe;

  @Option(
      names = "--train",
      paramLabel = "DATA",
      description = "Data to train on. Default: synthetic:train?scenes=300&frames=4.")
  private List<String> train = List.of("synthetic:train?scenes=300&frames=4");

  @Option(
      names = "--val",
      paramLabel = "DATA",
      description = "Data to validate on. Default: synthetic:val?scenes=60.")
  private List<String> validation = List.of("synthetic:val?scenes=60");

  @Option(
      names = "--start",
      paramLabel = "DIR",
      description = "Bundle to start from. Default: the one that ships.")
  private @Nullable Path start;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the new bundle.")
  private Path out;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Folder of checkpoints and log. Default: the --out folder with .work after it.")
  private @Nullable Path work;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Folder of prepared samples. Default: .roadstream/samples.")
  private @Nullable Path cache;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "roadstream-street",
      description = "Name of the new bundle. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--version-name",
      paramLabel = "VERSION",
      defaultValue = "0.1.0",
      description = "Version of the new bundle. Default: ${DEFAULT-VALUE}.")
  private String version;

  @Option(
      names = "--from-run",
      paramLabel = "ID",
      description = {
        "Repeat a run of the trainer service from its record; everything but --out is taken from"
            + " there."
      })
  private @Nullable String fromRun;

  @Option(
      names = "--trainer-data",
      paramLabel = "DIR",
      description = "The trainer service's folder, for --from-run. Default: .roadstream/trainer.")
  private @Nullable Path trainerData;

  @Option(names = "--resume", description = "Go on from the last checkpoint, if there is one.")
  private boolean resume;

  @Option(names = "--skip-bad", description = "Leave out samples that cannot be used.")
  private boolean skipBad;

  private TrainCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    return fromRun == null ? train() : repeat(fromRun);
  }

  private int repeat(String id) throws InterruptedException {
    Path data = trainerData == null ? Home.defaultState().resolve("trainer") : trainerData;
    try {
      new RepeatedRun(data, out).run(id, spec.commandLine().getOut(), new TrainingControl());
      return ExitCodes.OK;
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(String.valueOf(e.getMessage()));
    }
  }

  private int train() throws InterruptedException {
    TrainingRun run = run();
    TrainingControl control = new TrainingControl();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(control, ended), "stop-training");
    Runtime.getRuntime().addShutdownHook(hook);
    try (TrainingConsole console = new TrainingConsole(spec.commandLine().getOut())) {
      TrainingLog log = new TrainingLog(run.settings().work(), resume);
      ModelBundle bundle = run.run(TrainingListener.all(console, log), control);
      console.wrote(bundle);
      return ExitCodes.OK;
    } catch (TrainingCancelledException e) {
      spec.commandLine().getErr().println("roadstream: " + e.getMessage() + "; --resume goes on");
      return STOPPED;
    } catch (IllegalArgumentException | BundleException e) {
      throw CliException.badInput(e.getMessage());
    } finally {
      ended.countDown();
    }
  }

  /** Runs while the JVM ends: a step that is under way still becomes a checkpoint. */
  private static void stop(TrainingControl control, CountDownLatch ended) {
    control.cancel();
    try {
      ended.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private TrainingRun run() {
    Path checkpoints = work != null ? work : out.resolveSibling(out.getFileName() + ".work");
    try {
      return new TrainingRun(
          new TrainerSettings(
              start == null ? Home.shippedBundle() : start, checkpoints, resume, recipe.recipe()),
          data(train),
          data(validation),
          cache == null ? Home.defaultState().resolve("samples") : cache,
          out,
          name,
          version,
          "roadstream " + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private DataMix data(List<String> texts) {
    DataMix mix = DataMix.parse(texts);
    return new DataMix(
        mix.queries().stream()
            .map(
                query ->
                    query instanceof CityscapesQuery c && skipBad ? c.withSkipBad(true) : query)
            .toList(),
        mix.weights());
  }
}

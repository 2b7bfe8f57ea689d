package io.roadstream.cli.bench;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Home;
import io.roadstream.cli.Json;
import io.roadstream.cli.train.RecipeOptions;
import io.roadstream.cli.train.TrainingConsole;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.trainer.TaskComparison;
import io.roadstream.trainer.TaskComparison.Row;
import io.roadstream.trainer.TaskComparison.Tasks;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.loop.TrainerSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream bench multitask}. */
@Command(
    name = "multitask",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Train one network with two heads and two with one head each, on the same samples for the same"
          + " steps, and compare parameters, multiplications, time and energy of a frame, and"
          + " accuracy. Start from an untrained bundle (model/export.py) for a fair race: a trained"
          + " one already knows both tasks."
    })
public final class MultitaskBenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions options;

  @Option(
      names = "--start",
      paramLabel = "DIR",
      description = "Bundle to start from. Default: the one that ships.")
  private @Nullable Path start;

  @Option(names = "--train", paramLabel = "DATA", description = "As for train.")
  private List<String> train = List.of("synthetic:train?scenes=100");

  @Option(names = "--val", paramLabel = "DATA", description = "As for train.")
  private List<String> validation = List.of("synthetic:val?scenes=30");

  @Option(
      names = "--work",
      paramLabel = "DIR",
      defaultValue = "target/multitask",
      description = "Folder of checkpoints. Default: ${DEFAULT-VALUE}.")
  private Path work;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "50",
      description = "Timed frames of each network. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  private MultitaskBenchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    CliException.require(runs >= 1, "--runs", runs, "at least 1");
    PrintWriter out = spec.commandLine().getOut();
    try (TrainingConsole console = new TrainingConsole(spec.commandLine().getErr())) {
      List<Row> rows =
          new TaskComparison(
                  new TrainerSettings(
                      start == null ? Home.shippedBundle() : start, work, false, options.recipe()),
                  DataMix.parse(train),
                  DataMix.parse(validation),
                  Home.defaultState().resolve("samples"),
                  runs)
              .run(console);
      if (json) {
        out.println(Json.pretty(rows.stream().map(MultitaskBenchCommand::figures).toList()));
      } else {
        print(rows, out);
      }
      out.flush();
      return ExitCodes.OK;
    } catch (IllegalArgumentException | BundleException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private static Map<String, Object> figures(Row row) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("network", row.tasks().label());
    figures.put("parameters", row.cost().parameters());
    figures.put("multiplications", row.cost().multiplications());
    figures.put("milliseconds", row.cost().milliseconds());
    figures.put("joules", Double.isFinite(row.cost().joules()) ? row.cost().joules() : null);
    if (row.tasks() != Tasks.DEPTH) {
      figures.put("miou", row.scores().classes().meanIou());
    }
    if (row.tasks() != Tasks.CLASSES) {
      figures.put("absRel", row.scores().depth().errors().absRel());
      figures.put("delta1", row.scores().depth().errors().delta1());
    }
    return figures;
  }

  private static void print(List<Row> rows, PrintWriter out) {
    List<String> lines = new ArrayList<>();
    double parameters = 0;
    double multiplications = 0;
    double milliseconds = 0;
    double joules = 0;
    for (Row row : rows) {
      lines.add(line(row));
      if (row.tasks() != Tasks.BOTH) {
        parameters += row.cost().parameters();
        multiplications += row.cost().multiplications();
        milliseconds += row.cost().milliseconds();
        joules += row.cost().joules();
      }
    }
    out.printf(
        "%-18s %9s %7s %9s %10s %7s %7s %7s%n",
        "network", "params M", "GMAC", "ms/frame", "J/frame", "mIoU", "AbsRel", "delta1");
    lines.forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%-18s %9.3f %7.3f %9.2f %10s%n",
        "the two together",
        parameters / 1e6,
        multiplications / 1e9,
        milliseconds,
        energy(joules));
  }

  private static String line(Row row) {
    boolean classes = row.tasks() != Tasks.DEPTH;
    boolean depth = row.tasks() != Tasks.CLASSES;
    return String.format(
        Locale.ROOT,
        "%-18s %9.3f %7.3f %9.2f %10s %7s %7s %7s",
        row.tasks().label(),
        row.cost().parameters() / 1e6,
        row.cost().multiplications() / 1e9,
        row.cost().milliseconds(),
        energy(row.cost().joules()),
        classes ? number(row.scores().classes().meanIou()) : "",
        depth ? number(row.scores().depth().errors().absRel()) : "",
        depth ? number(row.scores().depth().errors().delta1()) : "");
  }

  private static String energy(double joules) {
    return Double.isFinite(joules) ? number(joules) : "not told";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}

package io.roadstream.cli.data;

import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.Progress;
import io.roadstream.perception.dataset.CityscapesLayout;
import io.roadstream.perception.dataset.CityscapesPart;
import io.roadstream.perception.dataset.DatasetProblem;
import io.roadstream.perception.dataset.DatasetSurvey;
import io.roadstream.trainer.data.DataSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream data check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Decode every labelled image of a split and say what is there: counts, class shares, the"
          + " distribution of depth. What cannot be used (a missing partner, a wrong size, a file"
          + " that cannot be read, an unknown label) is listed, and the exit code is 2 unless"
          + " --skip-bad is given."
    })
final class DataCheckCommand implements Callable<Integer> {

  private static final Set<CityscapesPart> PARTS =
      EnumSet.of(CityscapesPart.LABELS, CityscapesPart.DISPARITY, CityscapesPart.CAMERA);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder that holds leftImg8bit.")
  private Path root;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "train",
      description = "Which part of the data. Default: ${DEFAULT-VALUE}.")
  private String split;

  @Option(names = "--skip-bad", description = "Count what cannot be used, and go on.")
  private boolean skipBad;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write a page with plots, and the figures as JSON, into this folder.")
  private @Nullable Path report;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private DataCheckCommand() {}

  @Override
  public Integer call() {
    DataSummary summary = new DataSummary();
    DatasetSurvey survey = survey(summary);
    Map<String, Object> figures = DataFigures.of(root, split, survey, summary);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(figures));
    } else {
      DataFigures.print(figures, out);
    }
    if (report != null) {
      out.println("wrote " + DataPage.write(report, root, split, figures, summary));
    }
    out.flush();
    if (survey.problems().isEmpty() || skipBad) {
      return ExitCodes.OK;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("roadstream: " + survey.problems().size() + " samples cannot be used:");
    for (DatasetProblem problem : survey.problems()) {
      err.println("  " + problem);
    }
    err.flush();
    return ExitCodes.BAD_INPUT;
  }

  private DatasetSurvey survey(DataSummary summary) {
    try (Progress progress = Progress.of("reading", -1, " images")) {
      DatasetSurvey survey =
          DatasetSurvey.read(
              new CityscapesLayout(root),
              split,
              PARTS,
              (sample, truth) -> {
                summary.add(sample, truth);
                progress.step();
              });
      if (survey.usable().isEmpty()) {
        survey.requireClean();
      }
      return survey;
    }
  }
}

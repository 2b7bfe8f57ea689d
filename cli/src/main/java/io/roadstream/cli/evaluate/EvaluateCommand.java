package io.roadstream.cli.evaluate;

import io.roadstream.cli.CliException;
import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.Progress;
import io.roadstream.cli.evaluate.objects.EvaluateObjectsCommand;
import io.roadstream.cli.infer.Analyser;
import io.roadstream.cli.infer.Analysis;
import io.roadstream.perception.bundle.ModelBundle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Measure how good a model is on labelled frames: mean IoU over the classes that occur, and"
          + " the usual errors of depth, each over the part of the frames that the network sees.",
      "",
      "--data synthetic:SEED takes one frame each of many procedural streets; the splits train,"
          + " val, test and demo have no street in common. --data cityscapes:DIR reads Cityscapes'"
          + " folders (leftImg8bit, gtFine, disparity, camera)."
    },
    subcommands = EvaluateObjectsCommand.class,
    synopsisSubcommandLabel = "[objects ...]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream evaluate --data synthetic:1 --split test --report report",
      "  roadstream evaluate --bundle my-model --data cityscapes:/data/cityscapes --split val"
          + " --json",
      "",
      "Exit codes: 0 measured, 1 something broke, 2 no such model or data."
    })
public final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EngineOptions engine;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = "synthetic:1",
      description = "cityscapes:DIR or synthetic:SEED. Default: ${DEFAULT-VALUE}.")
  private String data;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "test",
      description = "Which part of the data. Default: ${DEFAULT-VALUE}.")
  private String split;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "100",
      description = "Scenes to render, or images to read at most. Default: ${DEFAULT-VALUE}.")
  private int images;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = {
        "Write report.html, with tables, charts and pictures, and report.json into this folder."
      })
  private @Nullable Path report;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private EvaluateCommand() {}

  @Override
  public Integer call() {
    CliException.require(images >= 1, "--images", images, "at least 1");
    LabelledFrames frames = LabelledFrames.of(data, split, images);
    ModelBundle bundle = engine.load();
    Scoring scoring = new Scoring();
    Evaluation evaluation = new Evaluation();
    try (Analyser analyser = new Analyser(bundle, engine.settings());
        Progress progress = Progress.of("evaluating", frames.size(), " images")) {
      for (int i = 0; i < frames.size(); i++) {
        LabelledFrame frame = frames.at().apply(i);
        Analysis seen = analyser.analyse(frame.image(), frame.camera());
        scoring.add(
            seen.geometry(), seen.codec(), frame.mask(), frame.depth(), seen.mask(), seen.depth());
        if (report != null) {
          evaluation.add(i, frame, seen);
        }
        progress.step();
      }
      if (report != null) {
        Path page =
            new EvaluationReport(analyser, frames.at()).write(report, evaluation, head(bundle));
        spec.commandLine().getErr().println("wrote " + page);
      }
    }
    tell(bundle, scoring);
    return ExitCodes.OK;
  }

  private Map<String, Object> head(ModelBundle bundle) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("model", bundle.manifest().name() + " " + bundle.manifest().version());
    head.put("data", data);
    head.put("split", split);
    return head;
  }

  private void tell(ModelBundle bundle, Scoring scoring) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> figures = head(bundle);
    figures.putAll(scoring.figures());
    if (json) {
      out.println(Json.pretty(figures));
    } else {
      figures.forEach(
          (name, value) -> {
            if (value instanceof Map<?, ?> byClass) {
              byClass.forEach((key, iou) -> out.printf(Locale.ROOT, "  IoU %-14s %s%n", key, iou));
            } else {
              out.printf(Locale.ROOT, "%-18s %s%n", name, value);
            }
          });
    }
    out.flush();
  }
}

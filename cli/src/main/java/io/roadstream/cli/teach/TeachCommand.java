package io.roadstream.cli.teach;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.Progress;
import io.roadstream.trainer.data.SceneQuery;
import io.roadstream.trainer.teach.Disparity;
import io.roadstream.trainer.teach.DisparityScore;
import io.roadstream.trainer.teach.OnnxMatcher;
import io.roadstream.trainer.teach.SgbmMatcher;
import io.roadstream.trainer.teach.StereoFrame;
import io.roadstream.trainer.teach.StereoFrames;
import io.roadstream.trainer.teach.StereoMatcher;
import io.roadstream.trainer.teach.StereoTeacher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream teach}. */
@Command(
    name = "teach",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Label depth by a teacher that sees both images of a stereo pair, and keep what both views"
          + " agree on. DATA is a folder in Cityscapes' layout with rightImg8bit, or rendered"
          + " streets (synthetic:val?scenes=20). Where the true disparity is known, the teacher is"
          + " scored against it. Train on the result with cityscapes:DIR?disparity=OUT."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream teach /data/mine --split train --teacher sgbm --out /data/mine/disparity_sgbm",
      "  roadstream teach /data/mine --teacher onnx:crestereo.onnx --out taught",
      "  roadstream teach synthetic:val?scenes=20 --teacher sgbm",
      "",
      "Exit codes: 0 done, 1 something broke, 2 no such data or teacher."
    })
public final class TeachCommand implements Callable<Integer> {

  private static final String ONNX = "onnx:";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATA", description = "A folder, or synthetic:SPLIT?scenes=N.")
  private String data;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "train",
      description = "Which part of a folder. Default: ${DEFAULT-VALUE}.")
  private String split;

  @Option(
      names = "--teacher",
      paramLabel = "NAME",
      defaultValue = "sgbm",
      description = "sgbm, or onnx:FILE. Default: ${DEFAULT-VALUE}.")
  private String teacher;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of disparity and confidence; without it, the teacher is only scored.")
  private @Nullable Path out;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "4",
      description = "Maps to show beside the truth, in --out. Default: ${DEFAULT-VALUE}.")
  private int pictures;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private TeachCommand() {}

  @Override
  public Integer call() {
    CliException.require(pictures >= 0, "--pictures", pictures, "0 or more");
    try (StereoTeacher stereo = new StereoTeacher(matcher())) {
      StereoFrames frames =
          data.startsWith("synthetic:")
              ? StereoFrames.of(SceneQuery.parse(data))
              : StereoFrames.of(Path.of(data), split);
      teach(stereo, frames);
      return ExitCodes.OK;
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private StereoMatcher matcher() {
    if (teacher.equals("sgbm")) {
      return new SgbmMatcher();
    }
    if (teacher.startsWith(ONNX)) {
      return new OnnxMatcher(Path.of(teacher.substring(ONNX.length())));
    }
    throw CliException.badInput("--teacher is '" + teacher + "'; give sgbm or onnx:FILE");
  }

  private void teach(StereoTeacher stereo, StereoFrames frames) {
    DisparityFiles files =
        out == null ? null : new DisparityFiles(out, pictures, "truth", stereo.name());
    DisparityScore score = new DisparityScore();
    double coverage = 0;
    int scored = 0;
    try (Progress progress = Progress.of("teaching", frames.size(), " pairs")) {
      for (int i = 0; i < frames.size(); i++) {
        StereoFrame frame = frames.at().apply(i);
        Disparity disparity = stereo.label(frame.left(), frame.right());
        coverage += disparity.coverage();
        if (frame.truth().length > 0) {
          score.add(frame.truth(), disparity);
          scored++;
        }
        if (files != null) {
          files.write(frame.file(), disparity);
          files.show(frame.left(), frame.name(), truth(frame), disparity);
        }
        progress.step();
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("teacher", stereo.name());
    figures.put("data", data);
    figures.put("pairs", frames.size());
    figures.put("withoutRight", frames.skipped());
    figures.put("labelledShare", rounded(coverage / frames.size()));
    figures.put("scored", scored);
    if (scored > 0) {
      score.figures().forEach((name, value) -> figures.put(name, rounded(value)));
    }
    tell(figures, files);
  }

  private void tell(Map<String, Object> figures, @Nullable DisparityFiles files) {
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.println(Json.pretty(figures));
    } else {
      figures.forEach((name, value) -> print.printf(Locale.ROOT, "%-18s %s%n", name, value));
    }
    if (files != null) {
      files.pictures().ifPresent(file -> print.println("wrote " + file));
    }
    print.flush();
  }

  private static Disparity truth(StereoFrame frame) {
    float[] pixels =
        frame.truth().length > 0
            ? frame.truth()
            : new float[frame.left().width() * frame.left().height()];
    float[] confidence = new float[pixels.length];
    Arrays.fill(confidence, 1);
    return new Disparity(frame.left().width(), frame.left().height(), pixels, confidence);
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : 0;
  }
}

package io.roadstream.cli.evaluate;

import io.roadstream.cli.Json;
import io.roadstream.cli.evaluate.Evaluation.FrameScore;
import io.roadstream.cli.infer.Analyser;
import io.roadstream.cli.infer.Analysis;
import io.roadstream.cli.render.DepthColours;
import io.roadstream.cli.render.Overlay;
import io.roadstream.cli.render.PictureGrid;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.mask.MaskColours;
import io.roadstream.trainer.report.HtmlPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Writes an evaluation as {@code report.json} and {@code report.html}, pictures included. */
final class EvaluationReport {

  private static final int SAMPLES = 6;
  private static final int WORST = 4;
  private static final int COLUMNS = 6;
  private static final int TILE = 320;
  private static final int JPEG_QUALITY = 88;
  private static final List<Integer> ALL_CLASSES = IntStream.range(0, 19).boxed().toList();

  private final Analyser analyser;
  private final IntFunction<LabelledFrame> frames;

  /**
   * @param analyser the model
   * @param frames the frame of an index, the same every time
   */
  EvaluationReport(Analyser analyser, IntFunction<LabelledFrame> frames) {
    this.analyser = analyser;
    this.frames = frames;
  }

  /**
   * Writes both files; returns the page's.
   *
   * @param head what is to be said first: model, data, split
   */
  Path write(Path folder, Evaluation evaluation, Map<String, Object> head) {
    Map<String, Object> figures = new LinkedHashMap<>(head);
    figures.putAll(EvaluationJson.of(evaluation));
    HtmlPage page =
        EvaluationPage.of(
            evaluation,
            "Evaluation of " + head.get("model"),
            head.get("data")
                + ", "
                + head.get("split")
                + ", "
                + evaluation.frames().size()
                + " images");
    List<FrameScore> all = evaluation.frames();
    page.section("Pictures");
    page.note(
        "Frame; classes and true classes; depth and true depth; what failed: class yellow, depth"
            + " blue, both red, neither light grey, not scored dark grey.");
    page.picture(sheet("Evenly spread over the data", spread(all)), "image/jpeg", "samples");
    page.picture(
        sheet("Worst classes", worst(all, Comparator.comparingDouble(FrameScore::miou))),
        "image/jpeg",
        "lowest mIoU");
    page.picture(
        sheet("Worst depth", worst(all, Comparator.comparingDouble(FrameScore::absRel).reversed())),
        "image/jpeg",
        "highest AbsRel");
    Path file = folder.resolve("report.html");
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("report.json"), Json.pretty(figures) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    page.write(file);
    return file;
  }

  private static List<FrameScore> spread(List<FrameScore> all) {
    List<FrameScore> chosen = new ArrayList<>();
    int count = Math.min(SAMPLES, all.size());
    for (int i = 0; i < count; i++) {
      chosen.add(all.get((int) ((i + 0.5) * all.size() / count)));
    }
    return chosen;
  }

  private static List<FrameScore> worst(List<FrameScore> all, Comparator<FrameScore> order) {
    return all.stream()
        .filter(frame -> Double.isFinite(frame.miou()) && Double.isFinite(frame.absRel()))
        .sorted(order)
        .limit(WORST)
        .toList();
  }

  private byte[] sheet(String title, List<FrameScore> chosen) {
    PictureGrid grid = new PictureGrid(COLUMNS, TILE, title, "each row is one frame");
    grid.legend(ALL_CLASSES);
    for (FrameScore score : chosen) {
      LabelledFrame frame = frames.apply(score.index());
      Analysis seen = analyser.analyse(frame.image(), frame.camera());
      ClassMask mask = Scoring.onGrid(seen.geometry(), frame.mask());
      MetricDepth truth = Scoring.onGrid(seen.geometry(), frame.depth(), seen.codec());
      grid.add(score.name(), frame.image())
          .add(caption("classes, mIoU", score.miou()), placed(seen, MaskColours.paint(seen.mask())))
          .add("true classes", placed(seen, MaskColours.paint(mask)))
          .add(
              caption("depth, AbsRel", score.absRel()),
              placed(seen, DepthColours.paint(seen.depth())))
          .add("true depth", placed(seen, DepthColours.paint(truth)))
          .add("failures", placed(seen, FailureMap.paint(mask, seen.mask(), truth, seen.depth())));
    }
    return ImageEncoder.jpeg(grid.draw(), JPEG_QUALITY);
  }

  private static RgbImage placed(Analysis seen, RgbImage onGrid) {
    return Overlay.placed(seen.geometry(), onGrid);
  }

  private static String caption(String name, double value) {
    return String.format(Locale.ROOT, "%s %.2f", name, value);
  }
}

package io.roadstream.cli.evaluate;

import static io.roadstream.trainer.report.HtmlPage.number;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.metric.DepthHistogram;
import io.roadstream.perception.metric.DepthMetrics;
import io.roadstream.perception.metric.ObjectDepthMetrics;
import io.roadstream.perception.metric.TaskLeakage;
import io.roadstream.trainer.report.BarChart;
import io.roadstream.trainer.report.HeatMap;
import io.roadstream.trainer.report.HtmlPage;
import io.roadstream.trainer.report.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables and charts of an evaluation. */
final class EvaluationPage {

  private static final int BLUE = 0x1F6FD0;

  private EvaluationPage() {}

  static HtmlPage of(Evaluation evaluation, String title, String subtitle) {
    HtmlPage page = new HtmlPage(title, subtitle);
    summary(page, evaluation);
    classes(page, evaluation);
    depth(page, evaluation);
    objects(page, evaluation.objects());
    leakage(page, evaluation.leakage());
    return page;
  }

  private static void summary(HtmlPage page, Evaluation evaluation) {
    DepthMetrics.Errors errors = evaluation.depth().errors();
    page.table(
        List.of(
            "mIoU",
            "pixel accuracy",
            "AbsRel",
            "RMSE, m",
            "RMSE log",
            "δ<1.25",
            "δ<1.25²",
            "δ<1.25³"),
        List.of(
            List.of(
                number(evaluation.classes().meanIou(), 4),
                number(evaluation.classes().pixelAccuracy(), 4),
                number(errors.absRel(), 4),
                number(errors.rmse(), 2),
                number(errors.rmseLog(), 4),
                number(errors.delta1(), 4),
                number(errors.delta2(), 4),
                number(errors.delta3(), 4))));
    page.note(
        "mIoU is over the classes that occur, from one confusion matrix; void cells and cells"
            + " without a true depth are not scored.");
  }

  private static void classes(HtmlPage page, Evaluation evaluation) {
    page.section("Classes");
    BarChart chart = new BarChart("Intersection over union", 1);
    List<String> names = new ArrayList<>();
    double[][] shares = new double[CityscapesClasses.COUNT][CityscapesClasses.COUNT];
    for (int truth = 0; truth < CityscapesClasses.COUNT; truth++) {
      names.add(CityscapesClasses.name(truth));
      if (evaluation.classes().isPresent(truth)) {
        double iou = evaluation.classes().iou(truth);
        chart.add(names.get(truth), iou, number(iou, 3), CityscapesClasses.rgb(truth));
      }
      long cells = 0;
      for (int told = 0; told < CityscapesClasses.COUNT; told++) {
        cells += evaluation.classes().count(truth, told);
      }
      for (int told = 0; told < CityscapesClasses.COUNT; told++) {
        shares[truth][told] = (double) evaluation.classes().count(truth, told) / cells;
      }
    }
    page.chart(chart.svg());
    page.chart(
        new HeatMap("Of the cells of a true class (row), % told as (column)", names, shares).svg());
  }

  private static void depth(HtmlPage page, Evaluation evaluation) {
    page.section("Depth");
    List<List<String>> rows = new ArrayList<>();
    BarChart chart = new BarChart("Relative error (AbsRel) by range of the true depth", 1);
    for (DepthMetrics.Range range : DepthMetrics.Range.values()) {
      DepthMetrics.Errors errors = evaluation.depth().errors(range);
      rows.add(
          List.of(
              range.label(),
              Long.toString(errors.scored()),
              number(errors.absRel(), 4),
              number(errors.rmse(), 2),
              number(errors.rmseLog(), 4),
              number(errors.delta1(), 4)));
      chart.add(range.label(), errors.absRel(), number(errors.absRel(), 3), BLUE);
    }
    page.table(List.of("true depth", "cells", "AbsRel", "RMSE, m", "RMSE log", "δ<1.25"), rows);
    page.chart(chart.svg());
    DepthHistogram truth = evaluation.trueDepths();
    DepthHistogram told = evaluation.predictedDepths();
    double[] metres = new double[truth.bins()];
    double[] trueShares = new double[metres.length];
    double[] toldShares = new double[metres.length];
    for (int bin = 0; bin < metres.length; bin++) {
      metres[bin] = truth.metres(bin);
      trueShares[bin] = 100 * truth.share(bin);
      toldShares[bin] = 100 * told.share(bin);
    }
    page.chart(
        new LineChart(
                "Predicted and true depths of " + evaluation.frames().size() + " images",
                "metres",
                "% of the cells in a bin")
            .logAcross()
            .add("true", metres, trueShares)
            .add("predicted", metres, toldShares)
            .svg());
  }

  private static void objects(HtmlPage page, ObjectDepthMetrics objects) {
    page.section("Objects");
    page.note(
        "The median depth of each connected object of the true mask with 20 cells or more; a bias"
            + " above 0 says that objects seem too far.");
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("all", objects.errors()));
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      if (objects.errors(trainId).objects() > 0) {
        rows.add(row(CityscapesClasses.name(trainId), objects.errors(trainId)));
      }
    }
    for (DepthMetrics.Range range : DepthMetrics.Range.values()) {
      rows.add(row(range.label(), objects.errors(range)));
    }
    page.table(List.of("", "objects", "AbsRel", "bias", "δ<1.25"), rows);
  }

  private static List<String> row(String name, ObjectDepthMetrics.Errors errors) {
    return List.of(
        name,
        Long.toString(errors.objects()),
        number(errors.absRel(), 4),
        number(errors.bias(), 4),
        number(errors.delta1(), 4));
  }

  private static void leakage(HtmlPage page, TaskLeakage leakage) {
    page.section("Where both tasks fail together");
    page.note(
        "Depth fails where it is off by a factor of 1.25 or more. If the two heads failed for"
            + " reasons of their own, the last two columns would be alike.");
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("all", leakage.counts()));
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      TaskLeakage.Counts counts = leakage.counts(trainId);
      if (counts.neither() + counts.maskOnly() + counts.depthOnly() + counts.both() > 0) {
        rows.add(row(CityscapesClasses.name(trainId), counts));
      }
    }
    page.table(
        List.of(
            "true class",
            "both right, %",
            "class wrong, %",
            "depth wrong, %",
            "both wrong, %",
            "depth fails where the class is right, %",
            "where it is wrong, %"),
        rows);
  }

  private static List<String> row(String name, TaskLeakage.Counts counts) {
    double all = counts.neither() + counts.maskOnly() + counts.depthOnly() + counts.both();
    return List.of(
        name,
        percent(counts.neither() / all),
        percent(counts.maskOnly() / all),
        percent(counts.depthOnly() / all),
        percent(counts.both() / all),
        percent(counts.depthFailsWhenMaskRight()),
        percent(counts.depthFailsWhenMaskWrong()));
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f", 100 * share) : "–";
  }
}

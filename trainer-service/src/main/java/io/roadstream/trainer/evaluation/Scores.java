package io.roadstream.trainer.evaluation;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.metric.ConfusionMatrix;
import io.roadstream.perception.metric.DepthMetrics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a network did on a data set.
 *
 * @param data what it was measured on
 * @param images number of images
 * @param classes counts over all images
 * @param depth errors over all images
 */
public record Scores(String data, int images, ConfusionMatrix classes, DepthMetrics depth) {

  /** The figures as a bundle's manifest states them, rounded to four digits. */
  public Map<String, Object> asMetrics(String split) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("data", data);
    metrics.put("split", split);
    metrics.put("images", images);
    metrics.put("miou", rounded(classes.meanIou()));
    metrics.put("pixelAccuracy", rounded(classes.pixelAccuracy()));
    Map<String, Object> iou = new LinkedHashMap<>();
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      if (classes.isPresent(trainId)) {
        iou.put(CityscapesClasses.name(trainId), rounded(classes.iou(trainId)));
      }
    }
    metrics.put("iouByClass", iou);
    DepthMetrics.Errors errors = depth.errors();
    metrics.put("absRel", rounded(errors.absRel()));
    metrics.put("rmse", rounded(errors.rmse()));
    metrics.put("rmseLog", rounded(errors.rmseLog()));
    metrics.put("delta1", rounded(errors.delta1()));
    return metrics;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  @Override
  public String toString() {
    DepthMetrics.Errors errors = depth.errors();
    return String.format(
        Locale.ROOT,
        "mIoU %.3f, pixel accuracy %.3f, AbsRel %.3f, RMSE %.2f m, delta1 %.3f on %d images",
        classes.meanIou(),
        classes.pixelAccuracy(),
        errors.absRel(),
        errors.rmse(),
        errors.delta1(),
        images);
  }
}

package io.roadstream.cli.evaluate;

import static io.roadstream.cli.evaluate.Scoring.rounded;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.metric.DepthMetrics;
import io.roadstream.perception.metric.ObjectDepthMetrics;
import io.roadstream.perception.metric.TaskLeakage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of an evaluation by name. */
final class EvaluationJson {

  private EvaluationJson() {}

  static Map<String, Object> of(Evaluation evaluation) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("images", evaluation.frames().size());
    figures.put("miou", rounded(evaluation.classes().meanIou()));
    figures.put("pixelAccuracy", rounded(evaluation.classes().pixelAccuracy()));
    Map<String, Object> iou = new LinkedHashMap<>();
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      if (evaluation.classes().isPresent(trainId)) {
        iou.put(CityscapesClasses.name(trainId), rounded(evaluation.classes().iou(trainId)));
      }
    }
    figures.put("iouByClass", iou);
    figures.put("confusion", confusion(evaluation));
    figures.put("depth", depth(evaluation.depth().errors()));
    Map<String, Object> ranges = new LinkedHashMap<>();
    Map<String, Object> objectRanges = new LinkedHashMap<>();
    for (DepthMetrics.Range range : DepthMetrics.Range.values()) {
      ranges.put(range.label(), depth(evaluation.depth().errors(range)));
      objectRanges.put(range.label(), objects(evaluation.objects().errors(range)));
    }
    figures.put("depthByRange", ranges);
    figures.put("objects", objects(evaluation.objects().errors()));
    figures.put("objectsByRange", objectRanges);
    Map<String, Object> objectClasses = new LinkedHashMap<>();
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      if (evaluation.objects().errors(trainId).objects() > 0) {
        objectClasses.put(
            CityscapesClasses.name(trainId), objects(evaluation.objects().errors(trainId)));
      }
    }
    figures.put("objectsByClass", objectClasses);
    figures.put("leakage", leakage(evaluation.leakage().counts()));
    figures.put("frames", frames(evaluation));
    return figures;
  }

  private static List<List<Long>> confusion(Evaluation evaluation) {
    List<List<Long>> rows = new ArrayList<>();
    for (int truth = 0; truth < CityscapesClasses.COUNT; truth++) {
      List<Long> row = new ArrayList<>();
      for (int told = 0; told < CityscapesClasses.COUNT; told++) {
        row.add(evaluation.classes().count(truth, told));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, Object> depth(DepthMetrics.Errors errors) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("cells", errors.scored());
    figures.put("absRel", rounded(errors.absRel()));
    figures.put("rmse", rounded(errors.rmse()));
    figures.put("rmseLog", rounded(errors.rmseLog()));
    figures.put("delta1", rounded(errors.delta1()));
    figures.put("delta2", rounded(errors.delta2()));
    figures.put("delta3", rounded(errors.delta3()));
    return figures;
  }

  private static Map<String, Object> objects(ObjectDepthMetrics.Errors errors) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("objects", errors.objects());
    figures.put("absRel", rounded(errors.absRel()));
    figures.put("bias", rounded(errors.bias()));
    figures.put("delta1", rounded(errors.delta1()));
    return figures;
  }

  private static Map<String, Object> leakage(TaskLeakage.Counts counts) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("neither", counts.neither());
    figures.put("maskOnly", counts.maskOnly());
    figures.put("depthOnly", counts.depthOnly());
    figures.put("both", counts.both());
    figures.put("depthFailsWhenMaskRight", rounded(counts.depthFailsWhenMaskRight()));
    figures.put("depthFailsWhenMaskWrong", rounded(counts.depthFailsWhenMaskWrong()));
    return figures;
  }

  private static Map<String, Object> frames(Evaluation evaluation) {
    Map<String, Object> frames = new TreeMap<>();
    for (Evaluation.FrameScore frame : evaluation.frames()) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("miou", rounded(frame.miou()));
      figures.put("absRel", rounded(frame.absRel()));
      frames.put(frame.name(), figures);
    }
    return frames;
  }
}

package io.roadstream.cli.evaluate.objects;

import io.roadstream.cli.evaluate.objects.InstanceScore.Match;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.InstanceExtractor;
import io.roadstream.perception.object.ObjectSettings;
import io.roadstream.perception.object.RoadObject;
import java.util.List;

/** Finds the objects of frames and holds them against the truth. One thread at a time. */
final class ObjectEvaluation {

  private final SceneSupply supply;
  private final InstanceExtractor extractor;
  private final InstanceScore instances = new InstanceScore();
  private final DistanceTable distances = new DistanceTable();
  private final CalibrationFit fit = new CalibrationFit();

  ObjectEvaluation(SceneSupply supply, ObjectSettings settings) {
    this.supply = supply;
    this.extractor = new InstanceExtractor(settings);
  }

  /** Looks at one frame. */
  void add(int index) {
    SceneSupply.Frame frame = supply.frame(index);
    SceneTruth truth = frame.truth();
    List<RoadObject> objects =
        extractor.extract(
            frame.mask(), frame.depth(), truth.codec(), truth.geometry(), truth.intrinsics());
    int[] labels =
        extractor.label(
            frame.mask(), frame.depth(), truth.codec(), truth.geometry(), truth.intrinsics());
    for (Match match : instances.add(truth, objects, labels)) {
      RoadObject object = objects.get(match.object());
      DepthStatistics depth = object.depth();
      RoadObject.Distance distance = object.distance();
      DistanceTable.Simple simple =
          DistanceTable.Simple.of(
              object, match.object(), labels, truth, frame.depth().codes(), truth.codec());
      if (depth != null && distance != null && simple != null) {
        distances.add(match.instance().nearest(), distance, simple);
        fit.add(match.instance().nearest(), depth);
      }
    }
  }

  InstanceScore instances() {
    return instances;
  }

  DistanceTable distances() {
    return distances;
  }

  CalibrationFit fit() {
    return fit;
  }
}

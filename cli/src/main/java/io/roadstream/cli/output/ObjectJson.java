package io.roadstream.cli.output;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.RoadObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects as JSON: class and trainId, box and centroid in frame pixels, depths and distance in
 * metres, position in the camera's optical frame, size in metres. What is unknown is left out.
 */
public final class ObjectJson {

  private ObjectJson() {}

  /** The objects in their order, as maps that {@link io.roadstream.cli.Json} writes. */
  public static List<Map<String, Object>> of(List<RoadObject> objects) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (RoadObject object : objects) {
      list.add(of(object));
    }
    return list;
  }

  private static Map<String, Object> of(RoadObject object) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("class", CityscapesClasses.name(object.trainId()));
    json.put("trainId", object.trainId());
    RoadObject.Box box = object.box();
    json.put(
        "box", ordered("x", box.x(), "y", box.y(), "width", box.width(), "height", box.height()));
    json.put("pixels", object.pixels());
    json.put("centroid", ordered("x", object.centroidX(), "y", object.centroidY()));
    DepthStatistics depth = object.depth();
    if (depth != null) {
      Map<String, Object> statistics =
          ordered(
              "min", depth.min(), "p5", depth.p5(), "p25", depth.p25(), "median", depth.median());
      statistics.putAll(ordered("p75", depth.p75(), "p95", depth.p95(), "max", depth.max()));
      statistics.putAll(
          ordered("mean", depth.mean(), "standardDeviation", depth.standardDeviation()));
      statistics.put("validPixels", depth.validPixels());
      if (!Double.isNaN(depth.mad())) {
        statistics.putAll(
            ordered(
                "mad",
                depth.mad(),
                "validShare",
                depth.validShare(),
                "innerShare",
                depth.innerShare()));
      }
      DepthStatistics.Modes modes = depth.modes();
      if (modes != null) {
        statistics.put(
            "modes",
            ordered("near", modes.near(), "far", modes.far(), "farShare", modes.farShare()));
      }
      json.put("depth", statistics);
    }
    RoadObject.Distance distance = object.distance();
    if (distance != null) {
      json.put(
          "distance",
          ordered("near", distance.near(), "low", distance.low(), "high", distance.high()));
    }
    RoadObject.Position position = object.position();
    if (position != null) {
      json.put("position", ordered("x", position.x(), "y", position.y(), "z", position.z()));
      json.putAll(ordered("bearingDegrees", position.bearingDegrees()));
    }
    RoadObject.Size size = object.size();
    if (size != null) {
      json.put("size", ordered("width", size.width(), "height", size.height()));
    }
    return json;
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      double value = ((Number) namesAndValues[i + 1]).doubleValue();
      map.put((String) namesAndValues[i], Math.round(value * 1000) / 1000.0);
    }
    return map;
  }
}

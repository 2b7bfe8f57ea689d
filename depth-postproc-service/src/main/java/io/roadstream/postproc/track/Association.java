package io.roadstream.postproc.track;

import io.roadstream.perception.object.RoadObject;
import io.roadstream.perception.object.RoadObject.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs what is followed with what is seen: same class, boxes that overlap or nearly do, distances
 * that agree; the best pair first, each at most once. The same input gives the same pairs.
 */
final class Association {

  /** Boxes that share less are of one object only if their centres are close. */
  private static final double MIN_IOU = 0.1;

  /** Centres closer than this share of the box's longer side are close. */
  private static final double CLOSE = 0.5;

  /** Boxes whose sides differ by more are not of one object. */
  private static final double SIZE_RATIO = 2.5;

  /** Logarithms of distance that differ by more, beside what is uncertain, are of two objects. */
  private static final double RANGE_GATE = 0.3;

  private static final double DEVIATIONS = 2;

  private record Pair(int track, int object, double cost) {}

  private Association() {}

  /**
   * The track of each object, by its index; -1 for none.
   *
   * @param micros time of the frame that the objects are in
   */
  static int[] pair(List<Track> tracks, List<RoadObject> objects, long micros) {
    List<Pair> pairs = new ArrayList<>();
    for (int track = 0; track < tracks.size(); track++) {
      Box expected = tracks.get(track).boxAt(micros);
      for (int object = 0; object < objects.size(); object++) {
        double cost = cost(tracks.get(track), expected, objects.get(object), micros);
        if (cost < Double.MAX_VALUE) {
          pairs.add(new Pair(track, object, cost));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::cost)
            .thenComparingInt(Pair::track)
            .thenComparingInt(Pair::object));
    int[] trackOf = new int[objects.size()];
    Arrays.fill(trackOf, -1);
    boolean[] taken = new boolean[tracks.size()];
    for (Pair pair : pairs) {
      if (trackOf[pair.object] < 0 && !taken[pair.track]) {
        trackOf[pair.object] = pair.track;
        taken[pair.track] = true;
      }
    }
    return trackOf;
  }

  private static double cost(Track track, Box expected, RoadObject object, long micros) {
    Box box = object.box();
    if (track.trainId() != object.trainId()
        || ratio(expected.width(), box.width()) > SIZE_RATIO
        || ratio(expected.height(), box.height()) > SIZE_RATIO) {
      return Double.MAX_VALUE;
    }
    double iou = iou(expected, box);
    double apart =
        Math.hypot(
                expected.x() + expected.width() / 2 - box.x() - box.width() / 2,
                expected.y() + expected.height() / 2 - box.y() - box.height() / 2)
            / Math.max(box.width(), box.height());
    if (iou < MIN_IOU && apart > CLOSE) {
      return Double.MAX_VALUE;
    }
    RangeFilter range = track.range();
    RoadObject.Distance distance = object.distance();
    double off = 0;
    if (range != null && distance != null) {
      RangeFilter now = range.after(track.secondsTo(micros));
      off = Math.abs(Math.log(distance.near()) - now.y());
      double deviation = Math.sqrt(now.yy() + now.noise());
      if (off > RANGE_GATE + DEVIATIONS * deviation) {
        return Double.MAX_VALUE;
      }
    }
    return 1 - iou + apart / 2 + off;
  }

  private static double iou(Box a, Box b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (a.width() * a.height() + b.width() * b.height() - both);
  }

  private static double ratio(double a, double b) {
    return Math.max(a, b) / Math.min(a, b);
  }
}

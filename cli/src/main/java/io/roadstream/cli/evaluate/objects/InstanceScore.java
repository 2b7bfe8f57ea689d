package io.roadstream.cli.evaluate.objects;

import io.roadstream.cli.evaluate.objects.SceneTruth.Instance;
import io.roadstream.perception.object.RoadObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts, by class, which true instances are found and which objects are true: an object is an
 * instance when it is of its class and the two share more than half of the cells that either has
 * (IoU 0.5).
 *
 * <p>As in Cityscapes' own evaluation, instances of fewer than 100 pixels of a 2048x1024 frame are
 * neither asked for nor counted against: an object that lies mostly in them is ignored.
 */
final class InstanceScore {

  private static final double MIN_IOU = 0.5;
  private static final double MIN_SHARE_OF_FRAME = 100.0 / (2048 * 1024);

  /** Of one class. */
  static final class Tally {
    private int instances;
    private int found;
    private int objects;

    int instances() {
      return instances;
    }

    double recall() {
      return (double) found / instances;
    }

    double precision() {
      return (double) found / objects;
    }
  }

  /**
   * An object and the instance that it is.
   *
   * @param object number of the object
   * @param instance the instance
   */
  record Match(int object, Instance instance) {}

  private final Map<Integer, Tally> byClass = new TreeMap<>();

  Map<Integer, Tally> byClass() {
    return byClass;
  }

  /**
   * Scores one frame.
   *
   * @param labels number of the object in each cell, -1 for none
   * @return the objects that are instances
   */
  List<Match> add(SceneTruth truth, List<RoadObject> objects, int[] labels) {
    Map<Long, Integer> shared = new HashMap<>();
    int[] ignored = new int[objects.size()];
    for (int cell = 0; cell < labels.length; cell++) {
      int object = labels[cell];
      int instance = truth.labels()[cell];
      if (object >= 0 && instance >= 0) {
        shared.merge(((long) object << 32) | instance, 1, Integer::sum);
        ignored[object] += isLargeEnough(truth, truth.instances().get(instance)) ? 0 : 1;
      }
    }
    for (Instance instance : truth.instances()) {
      if (isLargeEnough(truth, instance)) {
        tally(instance.trainId()).instances++;
      }
    }
    boolean[] matched = new boolean[objects.size()];
    List<Match> matches = match(truth, objects, shared, matched);
    for (int i = 0; i < matched.length; i++) {
      if (matched[i] || 2 * ignored[i] <= objects.get(i).pixels()) {
        tally(objects.get(i).trainId()).objects++;
      }
    }
    return matches;
  }

  private List<Match> match(
      SceneTruth truth, List<RoadObject> objects, Map<Long, Integer> shared, boolean[] matched) {
    List<Match> matches = new ArrayList<>();
    long[] pairs = shared.keySet().stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(pairs);
    for (long pair : pairs) {
      int number = (int) (pair >>> 32);
      RoadObject object = objects.get(number);
      Instance instance = truth.instances().get((int) pair);
      int both = shared.get(pair);
      double iou = (double) both / (object.pixels() + instance.cells() - both);
      // More than half of the union: no object and no instance can have a second partner.
      if (iou > MIN_IOU
          && object.trainId() == instance.trainId()
          && isLargeEnough(truth, instance)
          && !matched[number]) {
        matched[number] = true;
        tally(instance.trainId()).found++;
        matches.add(new Match(number, instance));
      }
    }
    return matches;
  }

  private static boolean isLargeEnough(SceneTruth truth, Instance instance) {
    long frame = (long) truth.geometry().frameWidth() * truth.geometry().frameHeight();
    return instance.pixels() >= MIN_SHARE_OF_FRAME * frame;
  }

  private Tally tally(int trainId) {
    return byClass.computeIfAbsent(trainId, id -> new Tally());
  }
}

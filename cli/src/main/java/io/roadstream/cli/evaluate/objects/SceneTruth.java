package io.roadstream.cli.evaluate.objects;

import io.roadstream.cli.evaluate.Scoring;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.scene.SceneFrame;
import io.roadstream.trainer.data.SceneSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is true of one rendered frame on a grid: class, depth code and instance of every cell.
 *
 * @param geometry where the grid lies
 * @param mask classes
 * @param codes depth
 * @param codec of the codes
 * @param labels number of the instance in each cell, -1 where there is none
 * @param instances by number
 * @param intrinsics of the camera
 */
record SceneTruth(
    FrameGeometry geometry,
    ClassMask mask,
    DepthCodes codes,
    DepthCodec codec,
    int[] labels,
    List<Instance> instances,
    Intrinsics intrinsics) {

  /**
   * A thing that is seen.
   *
   * @param trainId its class
   * @param cells cells of the grid that show it
   * @param pixels pixels of the frame that show it, within the region that the grid covers
   * @param nearest depth of its nearest visible point, metres
   */
  record Instance(int trainId, int cells, int pixels, double nearest) {}

  static SceneTruth of(SceneFrame frame, FrameGeometry geometry, Depth depth) {
    Intrinsics camera = SceneSource.camera(frame);
    DepthCodec codec = depth.codec(geometry, camera);
    ClassMask mask =
        Scoring.onGrid(geometry, new ClassMask(frame.width(), frame.height(), frame.trainIds()));
    MetricDepth metres =
        Scoring.onGrid(
            geometry, new MetricDepth(frame.width(), frame.height(), frame.depth()), codec);
    short[] codes = new short[metres.metres().length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = codec.encode(metres.metres()[i]);
    }
    Builder builder = new Builder(frame, geometry);
    builder.countPixels();
    int[] labels = builder.labels();
    return new SceneTruth(
        geometry,
        mask,
        new DepthCodes(geometry.gridWidth(), geometry.gridHeight(), codes),
        codec,
        labels,
        builder.instances(labels),
        camera);
  }

  /** Gives the things numbers and measures them. */
  private static final class Builder {

    private final SceneFrame frame;
    private final FrameGeometry geometry;
    private final Map<Long, Integer> numbers = new LinkedHashMap<>();
    private final List<Integer> trainIds = new ArrayList<>();
    private final List<int[]> pixels = new ArrayList<>();
    private final List<float[]> nearest = new ArrayList<>();

    Builder(SceneFrame frame, FrameGeometry geometry) {
      this.frame = frame;
      this.geometry = geometry;
    }

    void countPixels() {
      for (int y = geometry.region().y();
          y < geometry.region().y() + geometry.region().height();
          y++) {
        for (int x = geometry.region().x();
            x < geometry.region().x() + geometry.region().width();
            x++) {
          int pixel = y * frame.width() + x;
          int number = number(pixel);
          if (number >= 0) {
            pixels.get(number)[0]++;
            nearest.get(number)[0] = Math.min(nearest.get(number)[0], frame.depth()[pixel]);
          }
        }
      }
    }

    int[] labels() {
      int[] labels = new int[geometry.gridWidth() * geometry.gridHeight()];
      for (int cell = 0; cell < labels.length; cell++) {
        labels[cell] = number(Scoring.pixel(geometry, cell));
      }
      return labels;
    }

    List<Instance> instances(int[] labels) {
      int[] cells = new int[trainIds.size()];
      Arrays.stream(labels).filter(label -> label >= 0).forEach(label -> cells[label]++);
      List<Instance> instances = new ArrayList<>();
      for (int i = 0; i < cells.length; i++) {
        instances.add(new Instance(trainIds.get(i), cells[i], pixels.get(i)[0], nearest.get(i)[0]));
      }
      return instances;
    }

    private int number(int pixel) {
      int trainId = frame.trainIds()[pixel] & 0xFF;
      if (!CityscapesClasses.isThing(trainId)) {
        return -1;
      }
      long key = ((long) frame.instances()[pixel] << 8) | trainId;
      Integer number = numbers.get(key);
      if (number == null) {
        number = numbers.size();
        numbers.put(key, number);
        trainIds.add(trainId);
        pixels.add(new int[1]);
        nearest.add(new float[] {Float.MAX_VALUE});
      }
      return number;
    }
  }
}

package io.roadstream.benchmarks.postproc;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The usual way to objects, to be compared with: for every thing class that occurs OpenCV's {@code
 * connectedComponentsWithStats} on its binary mask, then the depths of each component gathered in
 * an array, sorted, and its statistics taken. No splitting by depth, no gaps, no erosion.
 *
 * <p>One thread at a time; {@link #close} frees native memory.
 */
final class OpenCvObjects implements AutoCloseable {

  private final Mat binary;
  private final Mat labels = new Mat();
  private final Mat stats = new Mat();
  private final Mat centroids = new Mat();
  private final byte[] plane;
  private final int[] labelPlane;

  OpenCvObjects(int width, int height) {
    opencv_core.setNumThreads(1);
    binary = new Mat(height, width, opencv_core.CV_8UC1);
    plane = new byte[width * height];
    labelPlane = new int[width * height];
  }

  /**
   * Sum over all components of at least so many cells of what was measured: a check of the work.
   */
  double measure(ClassMask mask, DepthCodes depth, DepthCodec codec, int minCells) {
    double sum = 0;
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      if (CityscapesClasses.isThing(trainId) && isolate(mask, trainId)) {
        sum += measureClass(depth, codec, minCells);
      }
    }
    return sum;
  }

  private boolean isolate(ClassMask mask, int trainId) {
    byte[] ids = mask.ids();
    boolean any = false;
    for (int i = 0; i < ids.length; i++) {
      boolean is = ids[i] == trainId;
      plane[i] = (byte) (is ? 255 : 0);
      any |= is;
    }
    return any;
  }

  private double measureClass(DepthCodes depth, DepthCodec codec, int minCells) {
    ByteBuffer to = binary.createBuffer();
    to.put(plane);
    int count =
        opencv_imgproc.connectedComponentsWithStats(
            binary, labels, stats, centroids, 8, opencv_core.CV_32S);
    IntBuffer labelled = labels.createBuffer();
    labelled.get(labelPlane);
    IntBuffer statistics = stats.createBuffer();
    double[][] depths = new double[count][];
    int[] sizes = new int[count];
    for (int label = 1; label < count; label++) {
      depths[label] =
          new double[statistics.get(label * stats.cols() + opencv_imgproc.CC_STAT_AREA)];
    }
    for (int i = 0; i < labelPlane.length; i++) {
      int label = labelPlane[i];
      if (label > 0) {
        float metres = codec.metres(depth.codes()[i]);
        if (metres > 0) {
          depths[label][sizes[label]++] = metres;
        }
      }
    }
    double sum = 0;
    for (int label = 1; label < count; label++) {
      if (depths[label].length >= minCells && sizes[label] > 0) {
        sum += statistics(Arrays.copyOf(depths[label], sizes[label]));
      }
    }
    return sum;
  }

  private static double statistics(double[] metres) {
    Arrays.sort(metres);
    int size = metres.length;
    double sum = 0;
    for (double value : metres) {
      sum += value;
    }
    double mean = sum / size;
    double squares = 0;
    double median = metres[(size - 1) / 2];
    double[] deviations = new double[size];
    for (int i = 0; i < size; i++) {
      squares += (metres[i] - mean) * (metres[i] - mean);
      deviations[i] = Math.abs(metres[i] - median);
    }
    Arrays.sort(deviations);
    return metres[0]
        + metres[(int) (0.05 * (size - 1))]
        + metres[(int) (0.25 * (size - 1))]
        + median
        + metres[(int) (0.75 * (size - 1))]
        + metres[(int) (0.95 * (size - 1))]
        + metres[size - 1]
        + mean
        + Math.sqrt(squares / size)
        + deviations[(size - 1) / 2];
  }

  @Override
  public void close() {
    binary.close();
    labels.close();
    stats.close();
    centroids.close();
  }
}

package io.roadstream.scene;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Measures rendering: frames a second and processor time a frame, and the share of each class; run
 * it with: width, height, threads, seeds, frames a seed.
 */
final class SceneBench {
  private SceneBench() {}

  public static void main(String[] args) {
    int width = Integer.parseInt(args[0]);
    int height = Integer.parseInt(args[1]);
    int threads = Integer.parseInt(args[2]);
    int seeds = Integer.parseInt(args[3]);
    int frames = Integer.parseInt(args[4]);
    long[] counts = new long[256];
    int[] scenesWith = new int[256];
    long total = 0;
    long wall = 0;
    long cpu = 0;
    int timed = 0;
    for (int seed = 0; seed < seeds; seed++) {
      SceneSettings settings =
          SceneSettings.builder().setSeed(seed).optSize(width, height).optThreads(threads).build();
      try (SceneRenderer renderer = new SceneRenderer(settings)) {
        long[] here = new long[256];
        for (int i = 0; i < frames; i++) {
          long wallFrom = System.nanoTime();
          long cpuFrom = processorNanos();
          SceneFrame frame = renderer.render(i * 7L);
          if (i > 0 && seed > 0) {
            wall += System.nanoTime() - wallFrom;
            cpu += processorNanos() - cpuFrom;
            timed++;
          }
          for (byte id : frame.trainIds()) {
            here[id & 255]++;
          }
        }
        for (int c = 0; c < 256; c++) {
          counts[c] += here[c];
          scenesWith[c] += here[c] > 0 ? 1 : 0;
          total += here[c];
        }
      }
    }
    if (timed > 0) {
      System.out.printf(
          "%dx%d, %d threads: %.1f frames/s, %.1f ms processor time a frame (%d frames)%n",
          width, height, threads, timed * 1e9 / wall, cpu / 1e6 / timed, timed);
    }
    String[] names = {
      "road",
      "sidewalk",
      "building",
      "wall",
      "fence",
      "pole",
      "traffic light",
      "traffic sign",
      "vegetation",
      "terrain",
      "sky",
      "person",
      "rider",
      "car",
      "truck",
      "bus",
      "train",
      "motorcycle",
      "bicycle"
    };
    for (int c = 0; c < names.length; c++) {
      System.out.printf(
          "%-14s %7.3f %%  in %d of %d scenes%n",
          names[c], 100.0 * counts[c] / total, scenesWith[c], seeds);
    }
    System.out.println("other " + Arrays.stream(counts, 19, 256).sum());
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}

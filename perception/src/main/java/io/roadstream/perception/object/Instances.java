package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.stream.IntStream;

/**
 * Finds the instances in a mask and its depth: components of one class that nowhere step in depth,
 * put together again where something small cut them. The result does not depend on how many bands
 * the rows were shared out to.
 *
 * <p>Keeps its buffers from call to call: one caller at a time.
 */
final class Instances {

  /** Fewer rows than this are not worth a thread. */
  private static final int MIN_BAND_ROWS = 16;

  private final double depthStep;
  private final GapCloser gaps;
  private final RunTable[] bands;

  /**
   * @param depthStep share by which neighbouring cells of one object may differ in depth
   * @param gaps closes gaps
   * @param threads bands of rows that are searched at once, at least 1
   */
  Instances(double depthStep, GapCloser gaps, int threads) {
    this.depthStep = depthStep;
    this.gaps = gaps;
    bands = new RunTable[threads];
    for (int band = 0; band < threads; band++) {
      bands[band] = new RunTable();
    }
  }

  /** The runs of all instances, numbered; valid until the next call. */
  RunTable find(ClassMask mask, DepthCodes depth, DepthCodec codec, GridScale scale) {
    int limit = codec.codesBetween(1 + depthStep);
    int count = Math.max(1, Math.min(bands.length, mask.height() / MIN_BAND_ROWS));
    if (count == 1) {
      find(mask, depth, limit, 0, 1);
    } else {
      IntStream.range(0, count).parallel().forEach(band -> find(mask, depth, limit, band, count));
    }
    RunTable runs = bands[0];
    for (int band = 1; band < count; band++) {
      runs.append(bands[band]);
    }
    gaps.close(runs, depth.codes(), mask.width(), codec, limit, scale);
    runs.numberComponents();
    return runs;
  }

  private void find(ClassMask mask, DepthCodes depth, int limit, int band, int count) {
    bands[band].find(
        mask.ids(),
        depth.codes(),
        mask.width(),
        (int) ((long) mask.height() * band / count),
        (int) ((long) mask.height() * (band + 1) / count),
        limit);
  }
}

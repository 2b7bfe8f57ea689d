package io.roadstream.cli.evaluate;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.metric.ConfusionMatrix;
import io.roadstream.perception.metric.DepthMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores results on a grid against labels of the whole frame: each cell against the label of the
 * frame's pixel under its centre. True depths are clipped to what the codec can tell; void cells
 * and cells without depth are not scored. One thread at a time.
 */
public final class Scoring {

  private final ConfusionMatrix classes = new ConfusionMatrix();
  private final DepthMetrics depth = new DepthMetrics();
  private int images;

  /** Scores classes and depth of one frame. */
  public void add(
      FrameGeometry geometry,
      DepthCodec codec,
      ClassMask trueMask,
      MetricDepth trueDepth,
      ClassMask mask,
      MetricDepth metres) {
    classes.add(onGrid(geometry, trueMask), mask);
    depth.add(onGrid(geometry, trueDepth, codec), metres);
    images++;
  }

  /** The labels under the centres of the grid's cells. */
  public static ClassMask onGrid(FrameGeometry geometry, ClassMask frame) {
    byte[] ids = new byte[geometry.gridWidth() * geometry.gridHeight()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = frame.ids()[pixel(geometry, i)];
    }
    return new ClassMask(geometry.gridWidth(), geometry.gridHeight(), ids);
  }

  /** The depths under the centres of the grid's cells, within the codec's limits. */
  public static MetricDepth onGrid(FrameGeometry geometry, MetricDepth frame, DepthCodec codec) {
    float[] metres = new float[geometry.gridWidth() * geometry.gridHeight()];
    for (int i = 0; i < metres.length; i++) {
      float value = frame.metres()[pixel(geometry, i)];
      metres[i] =
          value > 0 ? (float) Math.min(Math.max(value, codec.minMetres()), codec.maxMetres()) : 0;
    }
    return new MetricDepth(geometry.gridWidth(), geometry.gridHeight(), metres);
  }

  /** Index of the frame's pixel under the centre of a cell. */
  public static int pixel(FrameGeometry geometry, int cell) {
    int column = cell % geometry.gridWidth();
    int row = cell / geometry.gridWidth();
    int x = (int) geometry.frameX(column + 0.5);
    int y = (int) geometry.frameY(row + 0.5);
    return y * geometry.frameWidth() + x;
  }

  /** Number of frames scored. */
  public int images() {
    return images;
  }

  /** Mean IoU over the classes that occur. */
  public double miou() {
    return classes.meanIou();
  }

  /** Mean relative error of depth. */
  public double absRel() {
    return depth.errors().absRel();
  }

  /** All figures by their names, rounded to five digits. */
  public Map<String, Object> figures() {
    DepthMetrics.Errors errors = depth.errors();
    Map<String, Object> byClass = new LinkedHashMap<>();
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      if (classes.isPresent(trainId)) {
        byClass.put(CityscapesClasses.name(trainId), rounded(classes.iou(trainId)));
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("miou", rounded(miou()));
    figures.put("iouByClass", byClass);
    figures.put("pixelAccuracy", rounded(classes.pixelAccuracy()));
    figures.put("absRel", rounded(errors.absRel()));
    figures.put("rmse", rounded(errors.rmse()));
    figures.put("rmseLog", rounded(errors.rmseLog()));
    figures.put("delta1", rounded(errors.delta1()));
    figures.put("images", images);
    return figures;
  }

  /** Five digits; null where nothing was scored, since JSON has no number for it. */
  public static @Nullable Double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e5) / 1e5 : null;
  }
}

package io.roadstream.cli.consume;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.object.InstanceExtractor;
import io.roadstream.perception.object.ObjectSettings;
import io.roadstream.perception.object.RoadObject;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pixels of a frame's objects again from the prediction that they were found in. One
 * thread at a time.
 */
final class ObjectCells {

  private final InstanceExtractor extractor = new InstanceExtractor(ObjectSettings.DEFAULT);

  /**
   * The pixels of each object of a record, in its order; null for one that is not found in the
   * prediction, as when the service runs with other settings.
   */
  List<@Nullable RunLengths> find(FrameObjects frame, Prediction prediction) {
    FrameGeometry geometry =
        Records.geometry(frame.getFrame(), prediction.getRegion(), prediction.getGrid());
    DepthCodec codec = Records.codec(prediction.getDepthCodec());
    DepthCodes codes = Records.codes(prediction);
    CameraModel camera = prediction.getCamera();
    Intrinsics intrinsics =
        camera == null
            ? null
            : new Intrinsics(camera.getFx(), camera.getFy(), camera.getCx(), camera.getCy());
    List<RoadObject> found =
        extractor.extract(Records.mask(prediction), codes, codec, geometry, intrinsics);
    int[] labels = extractor.label(Records.mask(prediction), codes, codec, geometry, intrinsics);
    List<RunLengths> runs = runs(labels, found.size(), geometry);
    List<@Nullable RunLengths> result = new ArrayList<>();
    List<RoadObject> wanted = Records.objects(frame);
    for (int i = 0; i < wanted.size(); i++) {
      boolean same =
          i < found.size()
              && found.get(i).box().equals(wanted.get(i).box())
              && found.get(i).pixels() == wanted.get(i).pixels();
      result.add(same ? runs.get(i) : null);
    }
    return result;
  }

  private static List<RunLengths> runs(int[] labels, int objects, FrameGeometry geometry) {
    List<RunLengths> runs = new ArrayList<>();
    for (int i = 0; i < objects; i++) {
      runs.add(new RunLengths());
    }
    int[] rows = cells(geometry.region().height(), geometry.gridHeight());
    int[] columns = cells(geometry.region().width(), geometry.gridWidth());
    for (int x = 0; x < columns.length; x++) {
      int first = (geometry.region().x() + x) * geometry.frameHeight() + geometry.region().y();
      int y = 0;
      while (y < rows.length) {
        int label = labels[rows[y] * geometry.gridWidth() + columns[x]];
        int end = y + 1;
        while (end < rows.length
            && labels[rows[end] * geometry.gridWidth() + columns[x]] == label) {
          end++;
        }
        if (label >= 0) {
          runs.get(label).add(first + y, first + end);
        }
        y = end;
      }
    }
    return runs;
  }

  /** The cell over each pixel's centre. */
  private static int[] cells(int pixels, int cells) {
    int[] of = new int[pixels];
    for (int i = 0; i < pixels; i++) {
      of[i] = (int) ((i + 0.5) * cells / pixels);
    }
    return of;
  }
}

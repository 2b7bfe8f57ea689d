package io.roadstream.postproc.topology;

import io.roadstream.perception.object.RoadObject;
import io.roadstream.postproc.nearest.CameraNearest;
import io.roadstream.postproc.topology.Postprocessor.Analysis;
import io.roadstream.postproc.track.CameraTracks;
import io.roadstream.postproc.track.Tracker;
import io.roadstream.postproc.window.ClassWindows;
import io.roadstream.postproc.window.OpenWindows;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.FrameRef;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What is remembered of each camera between frames, in tables: what is followed, open windows, the
 * nearest objects. Nothing is written before {@link #keep}, so that a frame that fails leaves no
 * trace. One thread at a time.
 */
final class CameraMemory {

  private final Table<CameraTracks> tracks;
  private final Table<OpenWindows> windows;
  private final Table<CameraNearest> nearest;
  private final Tracker tracker;
  private final ClassWindows classWindows;

  private CameraMemory(
      Table<CameraTracks> tracks,
      Table<OpenWindows> windows,
      Table<CameraNearest> nearest,
      TimeSettings time) {
    this.tracks = tracks;
    this.windows = windows;
    this.nearest = nearest;
    tracker = new Tracker(time.grace(), time.lostAfter());
    classWindows = new ClassWindows(time.window(), time.grace());
  }

  /** In the stores of a task. */
  static CameraMemory inStores(ProcessorContext<?, ?> context, TimeSettings time) {
    return new CameraMemory(
        new StoreTable<>(context.getStateStore(PostprocTopology.TRACKS_STORE)),
        new StoreTable<>(context.getStateStore(PostprocTopology.WINDOWS_STORE)),
        new StoreTable<>(context.getStateStore(PostprocTopology.NEAREST_STORE)),
        time);
  }

  /** In the memory of this process alone. */
  static CameraMemory inMemory(TimeSettings time) {
    return new CameraMemory(new MapTable<>(), new MapTable<>(), new MapTable<>(), time);
  }

  /**
   * What a frame changes.
   *
   * @param followed its objects and what is followed from now on
   * @param counted open and complete windows
   */
  record Change(Tracker.Step followed, ClassWindows.Step counted) {}

  /** Puts a frame to what is remembered of its camera. */
  Change change(Analysis analysis, long nowMillis) {
    FrameRef frame = analysis.prediction().getFrame();
    String camera = frame.getCameraId();
    List<RoadObject> objects = analysis.objects();
    CameraTracks before = tracks.get(camera);
    OpenWindows open = windows.get(camera);
    return new Change(
        tracker.follow(before == null ? CameraTracks.NONE : before, frame, objects),
        classWindows.add(
            open == null ? OpenWindows.NONE : open,
            frame,
            analysis.unpacked().codec(),
            analysis.classes(),
            nowMillis));
  }

  /** Remembers what a frame changed. */
  void keep(FrameRef frame, Change change, List<io.roadstream.schemas.RoadObject> objects) {
    String camera = frame.getCameraId();
    windows.put(camera, change.counted().state());
    if (change.followed().order() == Tracker.Order.NEXT) {
      tracks.put(camera, change.followed().state());
      nearest.put(camera, CameraNearest.of(frame, objects));
    }
  }

  /** Ends the windows of cameras from which nothing comes any more. */
  List<DepthHistogram> endIdle(long nowMillis) {
    List<DepthHistogram> complete = new ArrayList<>();
    for (KeyValue<String, OpenWindows> entry : windows.all()) {
      ClassWindows.Step step = classWindows.endIdle(entry.value, entry.key, nowMillis);
      if (!step.complete().isEmpty()) {
        complete.addAll(step.complete());
        windows.put(entry.key, step.state());
      }
    }
    return complete;
  }
}

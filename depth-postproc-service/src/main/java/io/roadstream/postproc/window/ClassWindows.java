package io.roadstream.postproc.window;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.object.ClassDepth;
import io.roadstream.perception.object.ClassDepthExtractor;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.FrameRef;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the depths of each class in tumbling windows of event time. A window is complete, and is
 * told once, when the camera's newest frame is younger than its end by the grace; frames that come
 * later than that are left out. When a camera's clock is set back (an older time with a higher
 * frame number), what is open is told and counting begins anew. Stateless and thread-safe.
 */
public final class ClassWindows {

  private final long sizeMicros;
  private final long graceMicros;

  /**
   * @param size of a window
   * @param grace how late a frame may be
   */
  public ClassWindows(Duration size, Duration grace) {
    sizeMicros = size.toNanos() / 1000;
    graceMicros = grace.toNanos() / 1000;
  }

  /**
   * What came of a frame.
   *
   * @param state of the camera from now on
   * @param complete histograms that are complete
   * @param tooLate whether the frame was left out
   */
  public record Step(OpenWindows state, List<DepthHistogram> complete, boolean tooLate) {}

  /**
   * Takes the next frame of a camera.
   *
   * @param nowMillis by the clock of the wall
   */
  public Step add(
      OpenWindows before,
      FrameRef frame,
      DepthCodec codec,
      List<ClassDepth> classes,
      long nowMillis) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, frame.getCapturedAt());
    List<DepthHistogram> complete = new ArrayList<>();
    OpenWindows open = before;
    if (frame.getSequence() > before.newestSequence()
        && before.newestMicros() != Long.MIN_VALUE
        && micros < before.newestMicros() - graceMicros) {
      before.windows().forEach(window -> tell(frame.getCameraId(), window, complete));
      open = OpenWindows.NONE;
    }
    long start = Math.floorDiv(micros, sizeMicros) * sizeMicros;
    if (start < open.closedMicros()) {
      return new Step(open, complete, true);
    }
    List<Window> windows = with(open.windows(), start, codec, classes);
    boolean newest = micros > open.newestMicros();
    long until = newest ? micros : open.newestMicros();
    long closed = open.closedMicros();
    List<Window> left = new ArrayList<>();
    for (Window window : windows) {
      if (window.startMicros() + sizeMicros + graceMicros <= until) {
        tell(frame.getCameraId(), window, complete);
        closed = Math.max(closed, window.startMicros() + sizeMicros);
      } else {
        left.add(window);
      }
    }
    long sequence = Math.max(open.newestSequence(), frame.getSequence());
    return new Step(new OpenWindows(until, sequence, closed, nowMillis, left), complete, false);
  }

  /**
   * Ends all windows of a camera from which nothing comes any more, and returns what to tell.
   *
   * @param nowMillis by the clock of the wall
   */
  public Step endIdle(OpenWindows open, String cameraId, long nowMillis) {
    long idleMicros = (nowMillis - open.touchedMillis()) * 1000;
    if (open.windows().isEmpty() || idleMicros < sizeMicros + graceMicros) {
      return new Step(open, List.of(), false);
    }
    List<DepthHistogram> complete = new ArrayList<>();
    long closed = open.closedMicros();
    for (Window window : open.windows()) {
      tell(cameraId, window, complete);
      closed = Math.max(closed, window.startMicros() + sizeMicros);
    }
    return new Step(
        new OpenWindows(
            open.newestMicros(), open.newestSequence(), closed, open.touchedMillis(), List.of()),
        complete,
        false);
  }

  private static List<Window> with(
      List<Window> windows, long start, DepthCodec codec, List<ClassDepth> classes) {
    List<Window> result = new ArrayList<>(windows);
    int at = 0;
    while (at < result.size()
        && (result.get(at).startMicros() < start
            || (result.get(at).startMicros() == start && !result.get(at).codec().equals(codec)))) {
      at++;
    }
    boolean isThere =
        at < result.size()
            && result.get(at).startMicros() == start
            && result.get(at).codec().equals(codec);
    SortedMap<Integer, Window.Counts> counts =
        isThere ? new TreeMap<>(result.get(at).classes()) : new TreeMap<>();
    for (ClassDepth one : classes) {
      if (one.depth() != null) {
        counts.put(one.trainId(), sum(counts.get(one.trainId()), one.counts()));
      }
    }
    Window window = new Window(start, codec, counts);
    if (isThere) {
      result.set(at, window);
    } else {
      result.add(at, window);
    }
    return result;
  }

  private static Window.Counts sum(Window.@Nullable Counts before, int[] added) {
    long[] bins = before == null ? new long[ClassDepthExtractor.BINS] : before.bins().clone();
    for (int bin = 0; bin < bins.length; bin++) {
      bins[bin] += added[bin];
    }
    return new Window.Counts(before == null ? 1 : before.frames() + 1, bins);
  }

  private void tell(String cameraId, Window window, List<DepthHistogram> to) {
    List<Double> edges = new ArrayList<>();
    for (double edge : ClassDepthExtractor.binEdges(window.codec())) {
      edges.add(edge);
    }
    window
        .classes()
        .forEach(
            (trainId, counts) -> {
              List<Long> bins = new ArrayList<>();
              for (long bin : counts.bins()) {
                bins.add(bin);
              }
              to.add(
                  new DepthHistogram(
                      cameraId,
                      trainId,
                      CityscapesClasses.name(trainId),
                      instant(window.startMicros()),
                      instant(window.startMicros() + sizeMicros),
                      counts.frames(),
                      edges,
                      bins));
            });
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

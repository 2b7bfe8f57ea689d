package io.roadstream.postproc.track;

import io.roadstream.perception.object.RoadObject.Box;
import org.jspecify.annotations.Nullable;

/**
 * One object that is followed. Immutable.
 *
 * @param id never used again for the camera
 * @param trainId its class
 * @param box where it was last seen, frame pixels
 * @param velocityX how its box's centre moves, pixels a second to the right
 * @param velocityY the same, downwards
 * @param range its distance; null as long as none was measured
 * @param frames in how many frames it was seen
 * @param firstMicros when it was first seen
 * @param lastMicros when it was last seen
 */
record Track(
    long id,
    int trainId,
    Box box,
    double velocityX,
    double velocityY,
    @Nullable RangeFilter range,
    int frames,
    long firstMicros,
    long lastMicros) {

  private static final double MICROS = 1e6;

  /** How quickly the box's velocity follows what is seen. */
  private static final double VELOCITY_GAIN = 0.4;

  double secondsTo(long micros) {
    return (micros - lastMicros) / MICROS;
  }

  /** Where its box should be: moved on, and larger by as much as it has come nearer. */
  Box boxAt(long micros) {
    double seconds = secondsTo(micros);
    double growth = 1;
    RangeFilter before = range;
    if (before != null && seconds > 0) {
      growth = Math.exp(before.y() - before.after(seconds).y());
    }
    double width = box.width() * growth;
    double height = box.height() * growth;
    return new Box(
        centreX(box) + velocityX * seconds - width / 2,
        centreY(box) + velocityY * seconds - height / 2,
        width,
        height);
  }

  /** The track when it is seen again. */
  Track seen(Box at, @Nullable Double metres, long micros) {
    double seconds = secondsTo(micros);
    RangeFilter now = range == null ? null : range.after(seconds);
    if (metres != null) {
      now = now == null ? RangeFilter.first(metres) : now.with(metres);
    }
    double gain = seconds > 0 ? VELOCITY_GAIN : 0;
    double dx = seconds > 0 ? (centreX(at) - centreX(box)) / seconds - velocityX : 0;
    double dy = seconds > 0 ? (centreY(at) - centreY(box)) / seconds - velocityY : 0;
    return new Track(
        id,
        trainId,
        at,
        velocityX + gain * dx,
        velocityY + gain * dy,
        now,
        frames + 1,
        firstMicros,
        micros);
  }

  private static double centreX(Box box) {
    return box.x() + box.width() / 2;
  }

  private static double centreY(Box box) {
    return box.y() + box.height() / 2;
  }
}

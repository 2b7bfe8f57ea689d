package io.roadstream.postproc.track;

import io.roadstream.perception.object.RoadObject;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ObjectTrack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the objects of a camera from frame to frame by event time.
 *
 * <p>A frame that is older than the newest by no more than the grace is late: its objects get the
 * ids of what they are, and nothing is learnt from it. One that is older still gets no tracks,
 * unless its number says that it is newer: then the camera's clock was set back, and everything is
 * followed anew from there, with new ids. Stateless and thread-safe.
 */
public final class Tracker {

  /** Normal distribution: 80 % lie within so many deviations. */
  private static final double EIGHTY_PERCENT = 1.2816;

  /** Speeds are told from so many frames on. */
  private static final int FEWEST_FRAMES = 4;

  private static final int MOST_TRACKS = 512;

  private final long graceMicros;
  private final long lostAfterMicros;

  /**
   * @param grace how late a frame may be
   * @param lostAfter an object that was not seen for so long is forgotten
   */
  public Tracker(Duration grace, Duration lostAfter) {
    graceMicros = grace.toNanos() / 1000;
    lostAfterMicros = lostAfter.toNanos() / 1000;
  }

  /** How a frame stands to those before it. */
  public enum Order {
    /** Newer than all before it. */
    NEXT,
    /** Late, but within the grace. */
    LATE,
    /** Older than the grace allows. */
    TOO_LATE
  }

  /**
   * What came of a frame.
   *
   * @param state of the camera from now on; the same instance as before when nothing was learnt
   * @param tracks one for each object, null where it has none
   * @param order how the frame stands to those before it
   */
  public record Step(CameraTracks state, List<@Nullable ObjectTrack> tracks, Order order) {}

  /**
   * Takes the next frame of a camera.
   *
   * @param before what is followed
   * @param frame which frame it is
   * @param objects what is seen in it
   */
  public Step follow(CameraTracks before, FrameRef frame, List<RoadObject> objects) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, frame.getCapturedAt());
    boolean newer = frame.getSequence() > before.newestSequence();
    if (micros > before.newestMicros() || (micros == before.newestMicros() && newer)) {
      return advance(before, frame.getSequence(), micros, objects);
    }
    if (micros >= before.newestMicros() - graceMicros) {
      return new Step(before, look(before, objects, micros), Order.LATE);
    }
    if (newer) {
      return advance(
          new CameraTracks(before.nextId(), micros, frame.getSequence(), List.of()),
          frame.getSequence(),
          micros,
          objects);
    }
    List<@Nullable ObjectTrack> none = new ArrayList<>();
    objects.forEach(object -> none.add(null));
    return new Step(before, none, Order.TOO_LATE);
  }

  private Step advance(CameraTracks before, long sequence, long micros, List<RoadObject> objects) {
    List<Track> followed = new ArrayList<>();
    for (Track track : before.tracks()) {
      if (micros - track.lastMicros() <= lostAfterMicros) {
        followed.add(track);
      }
    }
    int[] trackOf = Association.pair(followed, objects, micros);
    List<Track> now = new ArrayList<>();
    List<@Nullable ObjectTrack> tracks = new ArrayList<>();
    boolean[] seen = new boolean[followed.size()];
    long nextId = before.nextId();
    for (int i = 0; i < objects.size(); i++) {
      RoadObject object = objects.get(i);
      RoadObject.Distance distance = object.distance();
      Double metres = distance == null ? null : distance.near();
      Track track;
      if (trackOf[i] >= 0) {
        seen[trackOf[i]] = true;
        track = followed.get(trackOf[i]).seen(object.box(), metres, micros);
      } else {
        RangeFilter range = metres == null ? null : RangeFilter.first(metres);
        track = new Track(nextId++, object.trainId(), object.box(), 0, 0, range, 1, micros, micros);
      }
      now.add(track);
      tracks.add(record(track));
    }
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i] && now.size() < MOST_TRACKS) {
        now.add(followed.get(i));
      }
    }
    now.sort(Comparator.comparingLong(Track::id));
    return new Step(new CameraTracks(nextId, micros, sequence, now), tracks, Order.NEXT);
  }

  private static List<@Nullable ObjectTrack> look(
      CameraTracks state, List<RoadObject> objects, long micros) {
    int[] trackOf = Association.pair(state.tracks(), objects, micros);
    List<@Nullable ObjectTrack> tracks = new ArrayList<>();
    for (int track : trackOf) {
      tracks.add(track < 0 ? null : record(state.tracks().get(track)));
    }
    return tracks;
  }

  private static ObjectTrack record(Track track) {
    ObjectTrack record =
        ObjectTrack.newBuilder()
            .setId(track.id())
            .setFrames(track.frames())
            .setFirstSeen(Instant.EPOCH.plus(track.firstMicros(), ChronoUnit.MICROS))
            .build();
    RangeFilter range = track.range();
    if (range != null && track.frames() >= FEWEST_FRAMES) {
      record.setClosingSpeed(range.closingSpeed());
      record.setClosingSpeedDeviation(range.closingSpeedDeviation());
      double reach = EIGHTY_PERCENT * range.rateDeviation();
      if (range.r() < 0) {
        record.setTimeToCollision(-1 / range.r());
        record.setTimeToCollisionLow(-1 / (range.r() - reach));
        record.setTimeToCollisionHigh(range.r() + reach < 0 ? -1 / (range.r() + reach) : null);
      }
    }
    return record;
  }
}

package io.roadstream.postproc.track;

import io.roadstream.perception.object.RoadObject.Box;
import io.roadstream.postproc.state.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * What is followed of one camera. Immutable.
 *
 * @param nextId of the next object that comes into view
 * @param newestMicros capture time of the newest frame so far
 * @param newestSequence number of that frame
 * @param tracks what is followed, by rising id
 */
public record CameraTracks(
    long nextId, long newestMicros, long newestSequence, List<Track> tracks) {

  /** A camera of which nothing was seen. */
  public static final CameraTracks NONE =
      new CameraTracks(1, Long.MIN_VALUE, Long.MIN_VALUE, List.of());

  public CameraTracks {
    tracks = List.copyOf(tracks);
  }

  /** Writes and reads camera tracks. */
  public static Serde<CameraTracks> serde() {
    return BinarySerde.of(CameraTracks::write, CameraTracks::read);
  }

  private static void write(CameraTracks value, DataOutputStream out) throws IOException {
    out.writeLong(value.nextId);
    out.writeLong(value.newestMicros);
    out.writeLong(value.newestSequence);
    out.writeInt(value.tracks.size());
    for (Track track : value.tracks) {
      out.writeLong(track.id());
      out.writeByte(track.trainId());
      out.writeDouble(track.box().x());
      out.writeDouble(track.box().y());
      out.writeDouble(track.box().width());
      out.writeDouble(track.box().height());
      out.writeDouble(track.velocityX());
      out.writeDouble(track.velocityY());
      out.writeInt(track.frames());
      out.writeLong(track.firstMicros());
      out.writeLong(track.lastMicros());
      writeRange(track.range(), out);
    }
  }

  private static void writeRange(@Nullable RangeFilter range, DataOutputStream out)
      throws IOException {
    out.writeBoolean(range != null);
    if (range != null) {
      out.writeDouble(range.y());
      out.writeDouble(range.r());
      out.writeDouble(range.yy());
      out.writeDouble(range.yr());
      out.writeDouble(range.rr());
      out.writeDouble(range.noise());
    }
  }

  private static CameraTracks read(DataInputStream in) throws IOException {
    long nextId = in.readLong();
    long newestMicros = in.readLong();
    long newestSequence = in.readLong();
    int size = in.readInt();
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long id = in.readLong();
      int trainId = in.readByte();
      Box box = new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
      double velocityX = in.readDouble();
      double velocityY = in.readDouble();
      int frames = in.readInt();
      long first = in.readLong();
      long last = in.readLong();
      tracks.add(
          new Track(id, trainId, box, velocityX, velocityY, readRange(in), frames, first, last));
    }
    return new CameraTracks(nextId, newestMicros, newestSequence, tracks);
  }

  private static @Nullable RangeFilter readRange(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new RangeFilter(
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble())
        : null;
  }
}

package io.roadstream.postproc.window;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.object.ClassDepthExtractor;
import io.roadstream.postproc.state.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/**
 * The windows of one camera that are not complete.
 *
 * @param newestMicros capture time of the newest frame so far
 * @param newestSequence number of that frame
 * @param closedMicros windows that start before are complete
 * @param touchedMillis when a frame last came, by the clock of the wall
 * @param windows open ones, by rising start
 */
public record OpenWindows(
    long newestMicros,
    long newestSequence,
    long closedMicros,
    long touchedMillis,
    List<Window> windows) {

  /** A camera of which nothing was seen. */
  public static final OpenWindows NONE =
      new OpenWindows(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, 0, List.of());

  public OpenWindows {
    windows = List.copyOf(windows);
  }

  /** Writes and reads open windows. Most bins are empty, so only the others are written. */
  public static Serde<OpenWindows> serde() {
    return BinarySerde.of(OpenWindows::write, OpenWindows::read);
  }

  private static void write(OpenWindows value, DataOutputStream out) throws IOException {
    out.writeLong(value.newestMicros);
    out.writeLong(value.newestSequence);
    out.writeLong(value.closedMicros);
    out.writeLong(value.touchedMillis);
    out.writeInt(value.windows.size());
    for (Window window : value.windows) {
      out.writeLong(window.startMicros());
      out.writeDouble(window.codec().scale());
      out.writeDouble(window.codec().minMetres());
      out.writeDouble(window.codec().maxMetres());
      out.writeByte(window.classes().size());
      for (var entry : window.classes().entrySet()) {
        out.writeByte(entry.getKey());
        writeCounts(entry.getValue(), out);
      }
    }
  }

  private static void writeCounts(Window.Counts counts, DataOutputStream out) throws IOException {
    out.writeLong(counts.frames());
    int used = 0;
    for (long bin : counts.bins()) {
      used += bin == 0 ? 0 : 1;
    }
    out.writeByte(used);
    for (int bin = 0; bin < counts.bins().length; bin++) {
      if (counts.bins()[bin] != 0) {
        out.writeByte(bin);
        out.writeLong(counts.bins()[bin]);
      }
    }
  }

  private static OpenWindows read(DataInputStream in) throws IOException {
    long newest = in.readLong();
    long sequence = in.readLong();
    long closed = in.readLong();
    long touched = in.readLong();
    int size = in.readInt();
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long start = in.readLong();
      DepthCodec codec = DepthCodec.of(in.readDouble(), in.readDouble(), in.readDouble());
      int classes = in.readByte();
      SortedMap<Integer, Window.Counts> counts = new TreeMap<>();
      for (int j = 0; j < classes; j++) {
        int trainId = in.readByte();
        counts.put(trainId, readCounts(in));
      }
      windows.add(new Window(start, codec, counts));
    }
    return new OpenWindows(newest, sequence, closed, touched, windows);
  }

  private static Window.Counts readCounts(DataInputStream in) throws IOException {
    long frames = in.readLong();
    long[] bins = new long[ClassDepthExtractor.BINS];
    int used = in.readByte();
    for (int i = 0; i < used; i++) {
      int bin = in.readByte();
      bins[bin] = in.readLong();
    }
    return new Window.Counts(frames, bins);
  }
}

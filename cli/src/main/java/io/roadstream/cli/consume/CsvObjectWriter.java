package io.roadstream.cli.consume;

import io.roadstream.schemas.Box;
import io.roadstream.schemas.DepthStatistics;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.ObjectDistance;
import io.roadstream.schemas.ObjectSize;
import io.roadstream.schemas.ObjectTrack;
import io.roadstream.schemas.Position;
import io.roadstream.schemas.RoadObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Objects as comma-separated values (RFC 4180), a line each, with a line of names first; what is
 * unknown is empty. Metres, seconds, degrees, frame pixels.
 */
final class CsvObjectWriter implements ObjectWriter {

  static final String HEADER =
      "camera_id,sequence,frame_id,captured_at,index,class,track_id,distance,distance_low,"
          + "distance_high,closing_speed,time_to_collision,x,y,z,bearing_deg,width_m,height_m,"
          + "depth_median,depth_mad,depth_p5,depth_p95,pixels,box_x,box_y,box_width,box_height";

  private final BufferedWriter out;

  /**
   * @param file replaced if it is there
   */
  CsvObjectWriter(Path file) {
    try {
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      line(HEADER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(ConsumerRecord<String, ?> record, FrameObjects frame) {
    for (RoadObject object : frame.getObjects()) {
      try {
        line(values(frame, object));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String values(FrameObjects frame, RoadObject object) {
    List<String> values = new ArrayList<>();
    values.add(quoted(frame.getFrame().getCameraId()));
    values.add(Long.toString(frame.getFrame().getSequence()));
    values.add(quoted(frame.getFrame().getFrameId()));
    values.add(frame.getFrame().getCapturedAt().toString());
    values.add(Integer.toString(object.getIndex()));
    values.add(object.getClassName());
    ObjectTrack track = object.getTrack();
    values.add(track == null ? "" : Long.toString(track.getId()));
    ObjectDistance distance = object.getDistance();
    values.add(number(distance == null ? null : distance.getNear()));
    values.add(number(distance == null ? null : distance.getLow()));
    values.add(number(distance == null ? null : distance.getHigh()));
    values.add(number(track == null ? null : track.getClosingSpeed()));
    values.add(number(track == null ? null : track.getTimeToCollision()));
    Position position = object.getPosition();
    values.add(number(position == null ? null : position.getX()));
    values.add(number(position == null ? null : position.getY()));
    values.add(number(position == null ? null : position.getZ()));
    values.add(number(object.getBearingDegrees()));
    ObjectSize size = object.getSize();
    values.add(number(size == null ? null : size.getWidth()));
    values.add(number(size == null ? null : size.getHeight()));
    DepthStatistics depth = object.getDepth();
    values.add(number(depth == null ? null : depth.getMedian()));
    values.add(number(depth == null ? null : depth.getMad()));
    values.add(number(depth == null ? null : depth.getP5()));
    values.add(number(depth == null ? null : depth.getP95()));
    values.add(Integer.toString(object.getPixels()));
    Box box = object.getBox();
    values.add(number(box.getX()));
    values.add(number(box.getY()));
    values.add(number(box.getWidth()));
    values.add(number(box.getHeight()));
    return String.join(",", values);
  }

  private static String number(@Nullable Double value) {
    return value == null || value.isNaN() ? "" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private void line(String text) throws IOException {
    out.write(text);
    out.write("\r\n");
    out.flush();
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.roadstream.postproc.nearest;

import io.roadstream.postproc.state.BinarySerde;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ObjectDistance;
import io.roadstream.schemas.ObjectTrack;
import io.roadstream.schemas.RoadObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * The nearest object of each class in the newest frame of a camera. As JSON its fields are the
 * keys.
 *
 * @param cameraId the camera
 * @param frameId its newest frame
 * @param capturedAt when that was taken
 * @param objects one for each class that it shows, nearest first
 */
public record CameraNearest(
    String cameraId, String frameId, Instant capturedAt, List<NearestObject> objects) {

  public CameraNearest {
    objects = List.copyOf(objects);
  }

  /** Of the objects of a frame; those without a distance do not count. */
  public static CameraNearest of(FrameRef frame, List<RoadObject> objects) {
    Map<String, NearestObject> nearest = new TreeMap<>();
    for (RoadObject object : objects) {
      ObjectDistance distance = object.getDistance();
      if (distance != null) {
        nearest.merge(
            object.getClassName(),
            nearest(object, distance),
            (a, b) -> a.distance() <= b.distance() ? a : b);
      }
    }
    List<NearestObject> sorted = new ArrayList<>(nearest.values());
    sorted.sort(Comparator.comparingDouble(NearestObject::distance));
    return new CameraNearest(
        frame.getCameraId(), frame.getFrameId(), frame.getCapturedAt(), sorted);
  }

  /** Only the object of one class. */
  public CameraNearest only(String className) {
    return new CameraNearest(
        cameraId,
        frameId,
        capturedAt,
        objects.stream().filter(object -> object.className().equals(className)).toList());
  }

  /** Writes and reads this table's rows. */
  public static Serde<CameraNearest> serde() {
    return BinarySerde.of(CameraNearest::write, CameraNearest::read);
  }

  private static NearestObject nearest(RoadObject object, ObjectDistance distance) {
    ObjectTrack track = object.getTrack();
    return new NearestObject(
        object.getClassName(),
        track == null ? null : track.getId(),
        distance.getNear(),
        distance.getLow(),
        distance.getHigh(),
        object.getBearingDegrees(),
        track == null ? null : track.getClosingSpeed(),
        track == null ? null : track.getTimeToCollision());
  }

  private static void write(CameraNearest value, DataOutputStream out) throws IOException {
    out.writeUTF(value.cameraId);
    out.writeUTF(value.frameId);
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, value.capturedAt));
    out.writeByte(value.objects.size());
    for (NearestObject object : value.objects) {
      out.writeUTF(object.className());
      out.writeLong(object.trackId() == null ? -1 : object.trackId());
      out.writeDouble(object.distance());
      out.writeDouble(object.low());
      out.writeDouble(object.high());
      writeOptional(object.bearingDegrees(), out);
      writeOptional(object.closingSpeed(), out);
      writeOptional(object.timeToCollision(), out);
    }
  }

  private static CameraNearest read(DataInputStream in) throws IOException {
    String cameraId = in.readUTF();
    String frameId = in.readUTF();
    Instant capturedAt = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
    int size = in.readByte();
    List<NearestObject> objects = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String className = in.readUTF();
      long trackId = in.readLong();
      objects.add(
          new NearestObject(
              className,
              trackId < 0 ? null : trackId,
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              readOptional(in),
              readOptional(in),
              readOptional(in)));
    }
    return new CameraNearest(cameraId, frameId, capturedAt, objects);
  }

  private static void writeOptional(@Nullable Double value, DataOutputStream out)
      throws IOException {
    out.writeDouble(value == null ? Double.NaN : value);
  }

  private static @Nullable Double readOptional(DataInputStream in) throws IOException {
    double value = in.readDouble();
    return Double.isNaN(value) ? null : value;
  }
}

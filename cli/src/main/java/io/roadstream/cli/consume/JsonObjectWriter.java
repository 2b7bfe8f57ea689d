package io.roadstream.cli.consume;

import io.roadstream.cli.output.ObjectJson;
import io.roadstream.cli.output.OutputFolder;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FreeDistance;
import io.roadstream.schemas.ObjectTrack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Objects as JSON lines, a line for each frame, in {@code objects.jsonl}. */
final class JsonObjectWriter implements ObjectWriter {

  private final OutputFolder folder;

  JsonObjectWriter(OutputFolder folder) {
    this.folder = folder;
  }

  @Override
  public void write(ConsumerRecord<String, ?> record, FrameObjects frame) {
    Map<String, Object> line = RecordWriter.line(frame.getFrame(), frame.getModel());
    FreeDistance free = frame.getFreeDistance();
    if (free != null && free.getNearest() != null) {
      line.put("freeDistance", rounded(free.getNearest()));
    }
    List<Map<String, Object>> objects = ObjectJson.of(Records.objects(frame));
    for (int i = 0; i < objects.size(); i++) {
      ObjectTrack track = frame.getObjects().get(i).getTrack();
      if (track != null) {
        objects.get(i).put("track", json(track));
      }
    }
    line.put("objects", objects);
    folder.jsonLine("objects.jsonl", line);
  }

  private static Map<String, Object> json(ObjectTrack track) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", track.getId());
    json.put("frames", track.getFrames());
    put(json, "closingSpeed", track.getClosingSpeed());
    put(json, "closingSpeedDeviation", track.getClosingSpeedDeviation());
    put(json, "timeToCollision", track.getTimeToCollision());
    put(json, "timeToCollisionLow", track.getTimeToCollisionLow());
    put(json, "timeToCollisionHigh", track.getTimeToCollisionHigh());
    return json;
  }

  private static void put(Map<String, Object> json, String name, @Nullable Double value) {
    if (value != null) {
      json.put(name, rounded(value));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  @Override
  public void close() {
    // The folder writes its lines out.
  }
}

package io.roadstream.cli.adapt;

import io.roadstream.cli.consume.Records;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened when: how right the predictions were, by moments of ten seconds and by city and
 * model; how long each frame took; and what else there was to tell. Thread-safe.
 */
final class Timeline {

  static final int MOMENT_SECONDS = 10;

  private final Instant start = Instant.now();
  private final Map<String, Truth> truths = new LinkedHashMap<>();
  private final Map<Long, Seen> moments = new TreeMap<>();
  private final Map<String, Seen> byCityAndModel = new LinkedHashMap<>();
  private final List<Passage> passages = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private @Nullable Double swappedAt;
  private @Nullable String firstModel;

  /**
   * A frame's way through the pipeline.
   *
   * @param at seconds from the start until it was handed over
   * @param millis until a reader had its objects
   */
  record Passage(double at, double millis) {}

  /** Something to mark in the report. */
  record Event(double at, String text) {}

  /** Ten seconds. */
  record Moment(double at, int frames, double miou, double absRel) {}

  synchronized void truth(String frameId, Truth truth) {
    truths.put(frameId, truth);
  }

  synchronized void event(String text) {
    events.add(new Event(seconds(Instant.now()), text));
  }

  synchronized void prediction(Prediction prediction) {
    Truth truth = truths.remove(prediction.getFrame().getFrameId());
    String version = prediction.getModel().getVersion();
    if (firstModel == null) {
      firstModel = version;
    } else if (swappedAt == null && !firstModel.equals(version)) {
      swappedAt = seconds(Instant.now());
      events.add(new Event(swappedAt, "model " + version + " takes over"));
    }
    if (truth == null) {
      return;
    }
    double at = seconds(prediction.getFrame().getCapturedAt());
    var mask = Records.mask(prediction);
    var depth = Records.depth(prediction);
    moments
        .computeIfAbsent((long) (at / MOMENT_SECONDS), moment -> new Seen())
        .add(truth, mask, depth);
    byCityAndModel
        .computeIfAbsent(key(truth.city(), version.equals(firstModel)), key -> new Seen())
        .add(truth, mask, depth);
  }

  synchronized void objects(FrameObjects objects) {
    Instant handedOver = objects.getFrame().getIngestedAt();
    passages.add(
        new Passage(
            seconds(handedOver), ChronoUnit.MICROS.between(handedOver, Instant.now()) / 1e3));
  }

  private double seconds(Instant at) {
    return ChronoUnit.MILLIS.between(start, at) / 1e3;
  }

  private static String key(String city, boolean first) {
    return city + (first ? "/before" : "/after");
  }

  /** How the first model, or what came after it, did in a city. */
  synchronized Seen seen(String city, boolean first) {
    return byCityAndModel.getOrDefault(key(city, first), new Seen());
  }

  /** Seconds from the start until the first prediction of another model; empty before it. */
  synchronized @Nullable Double swappedAt() {
    return swappedAt;
  }

  synchronized List<Event> events() {
    return List.copyOf(events);
  }

  synchronized List<Passage> passages() {
    return List.copyOf(passages);
  }

  synchronized List<Moment> moments() {
    List<Moment> list = new ArrayList<>();
    moments.forEach(
        (moment, seen) ->
            list.add(
                new Moment(
                    (moment + 0.5) * MOMENT_SECONDS, seen.frames(), seen.miou(), seen.absRel())));
    return list;
  }
}

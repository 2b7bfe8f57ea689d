package io.roadstream.cli.model;

import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ModelRelease;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A release as people and programs read it. */
final class ReleaseText {

  private ReleaseText() {}

  static String line(ModelRelease release) {
    return release.getChannel()
        + " serves "
        + name(release.getModel())
        + (release.getSignature() == null ? "" : " (signed)")
        + ": "
        + release.getReason();
  }

  static String name(ModelRef ref) {
    return ref.getName() + " " + ref.getVersion();
  }

  static Map<String, Object> json(ModelRelease release) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channel", release.getChannel());
    json.put("model", ref(release.getModel()));
    json.put("parent", ref(release.getParent()));
    json.put("previous", ref(release.getPrevious()));
    json.put("uri", release.getUri());
    json.put("releasedAt", release.getReleasedAt().toString());
    json.put("signed", release.getSignature() != null);
    json.put("metrics", new TreeMap<>(release.getMetrics()));
    json.put("reason", release.getReason());
    return json;
  }

  private static @Nullable Map<String, Object> ref(@Nullable ModelRef ref) {
    if (ref == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", ref.getName());
    json.put("version", ref.getVersion());
    json.put("sha256", ref.getSha256());
    return json;
  }
}

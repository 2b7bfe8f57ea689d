package io.roadstream.deployment.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.deployment.Project;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that Grafana's dashboard asks for. */
final class Dashboard {

  private static final Pattern METRIC = Pattern.compile("\\b(roadstream|kafka|jvm)_[a-z0-9_]+");

  /** Counters that exist only once what they count has happened. */
  private static final Set<String> OCCASIONAL =
      Set.of(
          "roadstream_ingest_skipped_total",
          "roadstream_ingest_reconnects_total",
          "roadstream_dead_letters_total");

  private Dashboard() {}

  /** The metrics that the dashboard names and the services do not expose. */
  static Set<String> unknownMetrics(String exposed) {
    Set<String> unknown = new TreeSet<>();
    for (String metric : metrics()) {
      if (!OCCASIONAL.contains(metric)
          && !Pattern.compile("(?m)^" + metric + "[{ ]").matcher(exposed).find()) {
        unknown.add(metric);
      }
    }
    return unknown;
  }

  private static Set<String> metrics() {
    Set<String> metrics = new TreeSet<>();
    try {
      JsonNode dashboard =
          new ObjectMapper().readTree(Project.read("docker/grafana/dashboards/roadstream.json"));
      for (JsonNode panel : dashboard.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          Matcher metric = METRIC.matcher(target.path("expr").asText());
          while (metric.find()) {
            metrics.add(metric.group());
          }
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return metrics;
  }
}

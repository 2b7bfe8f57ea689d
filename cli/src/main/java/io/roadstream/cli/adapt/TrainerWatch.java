package io.roadstream.cli.adapt;

import io.roadstream.cli.CliException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the trainer service how its run fares. */
final class TrainerWatch {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI runs;

  TrainerWatch(String trainer) {
    this.runs = URI.create(trainer + "/runs");
  }

  /**
   * A run.
   *
   * @param state as the trainer names it
   * @param step steps taken
   * @param steps steps in all, 0 at first
   * @param message for people
   */
  record Run(String state, int step, int steps, String message) {

    boolean ended() {
      return !state.equals("QUEUED") && !state.equals("RUNNING") && !state.equals("INTERRUPTED");
    }
  }

  /** The first run; empty before there is one, or while the trainer is too busy to answer. */
  Optional<Run> first() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(runs).timeout(Duration.ofSeconds(10)).build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw CliException.failure(runs + " answers " + response.statusCode());
      }
      JsonNode first = JSON.readTree(response.body()).path(0);
      return first.isMissingNode()
          ? Optional.empty()
          : Optional.of(
              new Run(
                  first.path("state").asString(""),
                  first.path("step").asInt(0),
                  first.path("steps").asInt(0),
                  first.path("message").asString("")));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }
}

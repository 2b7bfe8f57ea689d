package io.roadstream.schemas.serde;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Registers the schemas of topics ahead of their first record, and has the registry refuse any
 * later version that is not BACKWARD-compatible.
 *
 * <p>It speaks Confluent's interface, so it works with any registry that has it. Registering again
 * is harmless.
 */
public final class SchemaRegistrar {

  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int CONFLICT = 409;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String base;

  /** Creates a registrar for the registry at {@code registryUrl}, its base address. */
  public SchemaRegistrar(URI registryUrl) {
    base =
        requireNonNull(registryUrl, "registryUrl is null").toString().replaceAll("/+$", "")
            + "/apis/ccompat/v7";
  }

  /**
   * Registers the value schema of each topic.
   *
   * @param schemas the schemas by topic
   * @throws SchemaRegistrationException if the registry refuses one or cannot be reached
   */
  public void register(Map<String, Schema> schemas) {
    schemas.forEach(this::register);
  }

  private void register(String topic, Schema schema) {
    String subject = topic + "-value";
    String versions = "/subjects/" + subject + "/versions";
    HttpResponse<String> answer = send("POST", versions, Map.of("schema", schema.toString()));
    if (answer.statusCode() == CONFLICT) {
      throw new SchemaRegistrationException(
          "the registry refuses the schema of topic "
              + topic
              + ": it is not BACKWARD-compatible with the registered one; "
              + answer.body());
    }
    requireSuccess(answer, "register the schema of topic " + topic);
    requireSuccess(
        send("PUT", "/config/" + subject, Map.of("compatibility", "BACKWARD")),
        "set the compatibility of " + subject);
  }

  private void requireSuccess(HttpResponse<String> answer, String what) {
    if (answer.statusCode() / 100 != 2) {
      throw new SchemaRegistrationException(
          "cannot " + what + ": " + base + " answers " + answer.statusCode() + " " + answer.body());
    }
  }

  private HttpResponse<String> send(String method, String path, Map<String, String> body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path))
              .timeout(TIMEOUT)
              .header("Content-Type", MEDIA_TYPE)
              .method(method, BodyPublishers.ofString(json.writeValueAsString(body)))
              .build();
      return http.send(request, BodyHandlers.ofString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    } catch (IOException e) {
      throw new SchemaRegistrationException("no answer from the registry at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemaRegistrationException("interrupted while registering schemas", e);
    }
  }
}

package io.roadstream.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
  private static final String INTERFACE = "/apis/ccompat/v7";
  private static final int CONFLICT = 409;

  private final ObjectMapper json = new ObjectMapper();
  private final RegistryClient registry;

  /** Creates a registrar for the registry at {@code registryUrl}, its base address. */
  public SchemaRegistrar(URI registryUrl) {
    this(registryUrl, Map.of());
  }

  /**
   * Creates a registrar for a registry that asks for TLS or credentials.
   *
   * @param registryUrl the registry's base address
   * @param properties what {@link RegistryClient} understands
   */
  public SchemaRegistrar(URI registryUrl, Map<String, ?> properties) {
    registry = new RegistryClient(registryUrl, properties, TIMEOUT);
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
          "cannot "
              + what
              + ": "
              + registry.base()
              + " answers "
              + answer.statusCode()
              + " "
              + answer.body());
    }
  }

  private HttpResponse<String> send(String method, String path, Map<String, String> body) {
    try {
      HttpRequest request =
          registry
              .request(INTERFACE + path)
              .header("Content-Type", MEDIA_TYPE)
              .method(method, BodyPublishers.ofString(json.writeValueAsString(body)))
              .build();
      return registry.send(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    } catch (IOException e) {
      throw new SchemaRegistrationException("no answer from the registry at " + registry.base(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemaRegistrationException("interrupted while registering schemas", e);
    }
  }
}

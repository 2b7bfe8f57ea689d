package io.roadstream.schemas.serde;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the registry over HTTP with the trust and the credentials that the serdes are given, so
 * that one set of properties opens both.
 *
 * <p>It understands {@value #TRUSTSTORE}, {@value #TRUSTSTORE_PASSWORD} and {@value
 * #TRUSTSTORE_TYPE} (without them the JVM's own trust holds), and {@value #USERNAME} with {@value
 * #PASSWORD}, which go out as HTTP Basic. Thread-safe.
 */
public final class RegistryClient {

  /** File with the certificates that the registry's own must be signed by. */
  public static final String TRUSTSTORE = "apicurio.registry.tls.truststore.location";

  /** The password of {@link #TRUSTSTORE}. */
  public static final String TRUSTSTORE_PASSWORD = "apicurio.registry.tls.truststore.password";

  /** The format of {@link #TRUSTSTORE}: JKS (default), PKCS12 or PEM. */
  public static final String TRUSTSTORE_TYPE = "apicurio.registry.tls.truststore.type";

  /** The user's name at the registry. */
  public static final String USERNAME = "apicurio.registry.auth.username";

  /** The password of {@link #USERNAME}. */
  public static final String PASSWORD = "apicurio.registry.auth.password";

  private final String base;
  private final HttpClient http;
  private final Duration timeout;
  private final @Nullable String authorization;

  /**
   * Creates a client; it connects with the first request.
   *
   * @param registryUrl the registry's base address
   * @param properties the serdes' properties
   * @param timeout how long connecting, and how long an answer, may take
   * @throws ConfigException if the trust store cannot be used
   */
  public RegistryClient(URI registryUrl, Map<String, ?> properties, Duration timeout) {
    this.base = requireNonNull(registryUrl, "registryUrl is null").toString().replaceAll("/+$", "");
    this.timeout = timeout;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(timeout);
    text(properties, TRUSTSTORE).ifPresent(file -> builder.sslContext(trusting(file, properties)));
    this.http = builder.build();
    this.authorization = authorization(properties);
  }

  /** Returns the registry's base address, without a slash at its end. */
  public String base() {
    return base;
  }

  /** Returns a request for a path below the base address, with credentials where there are any. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout);
    if (authorization != null) {
      request.setHeader("Authorization", authorization);
    }
    return request;
  }

  /** Sends a request and returns the whole answer. */
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  private static @Nullable String authorization(Map<String, ?> properties) {
    return text(properties, USERNAME)
        .map(
            user -> {
              String pair = user + ":" + text(properties, PASSWORD).orElse("");
              byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
              return "Basic " + Base64.getEncoder().encodeToString(bytes);
            })
        .orElse(null);
  }

  private static SSLContext trusting(String file, Map<String, ?> properties) {
    try (InputStream stored = Files.newInputStream(Path.of(file))) {
      String type = text(properties, TRUSTSTORE_TYPE).orElse("JKS");
      KeyStore certificates = KeyStore.getInstance("PEM".equals(type) ? "PKCS12" : type);
      if ("PEM".equals(type)) {
        certificates.load(null, null);
        int number = 0;
        for (Certificate each :
            CertificateFactory.getInstance("X.509").generateCertificates(stored)) {
          certificates.setCertificateEntry("authority-" + number++, each);
        }
      } else {
        certificates.load(
            stored, text(properties, TRUSTSTORE_PASSWORD).map(String::toCharArray).orElse(null));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(certificates);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(
          TRUSTSTORE,
          file,
          "it cannot be read as a trust store (" + e + "); give its file, type and password");
    }
  }

  private static Optional<String> text(Map<String, ?> properties, String name) {
    return Optional.ofNullable(properties.get(name)).map(Object::toString);
  }
}

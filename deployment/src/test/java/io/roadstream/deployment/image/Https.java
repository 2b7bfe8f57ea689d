package io.roadstream.deployment.image;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A server that wants TLS and one user's password, and a client with or without a certificate. */
final class Https implements AutoCloseable {

  private final HttpsServer server;

  Https(Path keyStore, String user, String password) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(keyStore), null, null);
    String pair = user + ":" + password;
    String wanted =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          String sent = exchange.getRequestHeaders().getFirst("Authorization");
          exchange.sendResponseHeaders(wanted.equals(sent) ? 200 : 401, -1);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** The status of an answer to a client that trusts one authority. */
  static int get(URI address, Path authority, @Nullable Path keyStore, String token)
      throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyStore == null ? null : keys(keyStore), trust.getTrustManagers(), null);
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(request, BodyHandlers.discarding())
        .statusCode();
  }

  private static KeyManager[] keys(Path keyStore) throws IOException, GeneralSecurityException {
    char[] password = Certificates.PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    return keys.getKeyManagers();
  }
}

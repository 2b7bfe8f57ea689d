package io.roadstream.trainer.release;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.roadstream.perception.bundle.S3Bundles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** As much of S3 as bundles need, on loopback: put, get, and lists in pages of two. */
final class FakeS3 implements AutoCloseable {

  private static final int PAGE = 2;

  private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final HttpServer server;

  FakeS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  S3Bundles bundles() {
    return S3Bundles.of(
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))));
  }

  /** By bucket and key. */
  NavigableMap<String, byte[]> objects() {
    return objects;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(1);
      if (!exchange.getRequestHeaders().containsKey("Authorization")) {
        send(exchange, 403, error("AccessDenied"));
      } else if (exchange.getRequestMethod().equals("PUT")) {
        objects.put(path, exchange.getRequestBody().readAllBytes());
        send(exchange, 200, new byte[0]);
      } else if (path.indexOf('/') < 0 || path.endsWith("/")) {
        send(exchange, 200, list(path.replace("/", ""), query(exchange)));
      } else if (objects.containsKey(path)) {
        send(exchange, 200, objects.get(path));
      } else {
        send(exchange, 404, error("NoSuchKey"));
      }
    }
  }

  private byte[] list(String bucket, Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    String after = query.getOrDefault("continuation-token", "");
    List<String> keys =
        objects.keySet().stream()
            .filter(path -> path.startsWith(bucket + "/" + prefix))
            .map(path -> path.substring(bucket.length() + 1))
            .filter(key -> key.compareTo(after) > 0)
            .toList();
    List<String> page = keys.subList(0, Math.min(PAGE, keys.size()));
    boolean more = page.size() < keys.size();
    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>");
    xml.append(more).append("</IsTruncated>");
    if (more) {
      xml.append("<NextContinuationToken>")
          .append(page.get(PAGE - 1))
          .append("</NextContinuationToken>");
    }
    page.forEach(key -> xml.append("<Contents><Key>").append(key).append("</Key></Contents>"));
    return xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
        .map(pair -> (pair + "=").split("=", 3))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static byte[] error(String code) {
    return ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

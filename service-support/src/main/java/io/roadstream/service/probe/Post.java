package io.roadstream.service.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends one empty POST, as a scheduled job does that asks a service for something; ends with 0 if
 * the service accepts it, and with 1 and a line on standard error if not.
 *
 * <p>It carries the service's token where the file {@code roadstream.http.token} lies in the folder
 * of secrets.
 */
public final class Post {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final String SECRETS = "/run/secrets/roadstream";

  private Post() {}

  /**
   * Asks once.
   *
   * @param args the address
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: Post ADDRESS");
      System.exit(2);
    }
    Path secrets = Path.of(System.getenv().getOrDefault("ROADSTREAM_SECRETS", SECRETS));
    try {
      int status = send(URI.create(args[0]), secrets.resolve("roadstream.http.token"));
      if (status / 100 != 2) {
        System.err.println(args[0] + " answers " + status);
        System.exit(1);
      }
    } catch (IOException e) {
      System.err.println("no answer from " + args[0] + ": " + e.getMessage());
      System.exit(1);
    }
  }

  /** The status of the answer. */
  static int send(URI address, Path token) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    if (Files.exists(token)) {
      connection.setRequestProperty("Authorization", "Bearer " + Files.readString(token).trim());
    }
    connection.setDoOutput(true);
    connection.getOutputStream().close();
    return connection.getResponseCode();
  }
}

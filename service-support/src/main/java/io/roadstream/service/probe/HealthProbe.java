package io.roadstream.service.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Ends with status 0 if the service in this container answers its readiness probe with 200, and
 * with 1 and a line on standard error if not.
 *
 * <p>It knows the port from {@code MANAGEMENT_SERVER_PORT}, or else {@code SERVER_PORT}, and needs
 * no class beyond the Java base module's, so that it is over in a fraction of a second.
 */
public final class HealthProbe {

  private static final String PATH = "/actuator/health/readiness";
  private static final int TIMEOUT_MILLIS = 4000;
  private static final int STATUS_LINE = 64;

  private HealthProbe() {}

  /**
   * Asks once.
   *
   * @param args a path other than that of readiness, or nothing
   */
  public static void main(String[] args) {
    String answer = ask(System.getenv(), args.length == 0 ? PATH : args[0]);
    if (!answer.startsWith("HTTP/1.1 200")) {
      System.err.println("not healthy: " + answer);
      System.exit(1);
    }
  }

  /** The first line of the answer, or why there is none. */
  static String ask(Map<String, String> environment, String path) {
    String port =
        environment.getOrDefault("MANAGEMENT_SERVER_PORT", environment.get("SERVER_PORT"));
    if (port == null || !port.matches("\\d{1,5}")) {
      return "neither MANAGEMENT_SERVER_PORT nor SERVER_PORT says where the service listens";
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    try (Socket socket = new Socket()) {
      socket.connect(address, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      String text = new String(in.readNBytes(STATUS_LINE), StandardCharsets.US_ASCII);
      return text.split("\r\n", 2)[0];
    } catch (IOException e) {
      return "no answer at port " + port + ": " + e.getMessage();
    }
  }
}

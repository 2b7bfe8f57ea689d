package io.roadstream.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** Finds and checks ports on the loopback interface, the only one that the local stack uses. */
public final class LoopbackPort {

  /** The loopback interface. */
  public static final String HOST = "127.0.0.1";

  private static final int CONNECT_TIMEOUT_MS = 500;

  private LoopbackPort() {}

  /**
   * Returns {@code port} if nothing listens there, or some free port if it is 0.
   *
   * @param setting the setting that chooses the port, for the message
   * @throws LocalStackException if the port is taken or is no port
   */
  public static int choose(int port, String owner, String setting) {
    if (port < 0 || port > 65535) {
      throw new LocalStackException(
          setting + " is " + port + "; allowed are 1 to 65535, or 0 for any free port");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address(port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LocalStackException(
          "port "
              + port
              + " on "
              + HOST
              + ", wanted for "
              + owner
              + ", is taken; stop what listens there or choose another by "
              + setting,
          e);
    }
  }

  static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(address(port), CONNECT_TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InetSocketAddress address(int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }
}

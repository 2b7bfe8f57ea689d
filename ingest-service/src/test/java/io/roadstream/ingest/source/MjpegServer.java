package io.roadstream.ingest.source;

import io.roadstream.ingest.TestImages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A camera that gives so many pictures to each client and then hangs up. */
final class MjpegServer implements AutoCloseable {

  static final int WIDTH = 96;
  static final int HEIGHT = 64;

  private final ServerSocket server;
  private final Thread thread;
  private final int picturesPerClient;
  private volatile boolean silent;
  private final AtomicInteger clients = new AtomicInteger();
  private int sent;

  MjpegServer(int picturesPerClient) throws IOException {
    this.picturesPerClient = picturesPerClient;
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    thread = new Thread(this::serve, "mjpeg-server");
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/video.mjpg";
  }

  /** From now on clients get no answer at all. */
  void fallSilent() {
    silent = true;
  }

  int clients() {
    return clients.get();
  }

  private void serve() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        clients.incrementAndGet();
        if (!silent) {
          answer(client);
        }
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      OutputStream out = client.getOutputStream();
      write(
          out, "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=pic\r\n\r\n");
      for (int i = 0; i < picturesPerClient; i++) {
        byte[] jpeg = TestImages.jpeg(WIDTH, HEIGHT, sent++);
        write(
            out,
            "--pic\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n");
        out.write(jpeg);
        write(out, "\r\n");
        out.flush();
      }
    } catch (IOException e) {
      // The client went first, as it may.
      clients.get();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.roadstream.cli.simulate;

import io.roadstream.cli.CliException;
import io.roadstream.cli.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one frame costs at each stage, measured.
 *
 * @param from where the figures come from
 * @param decodeMs work of one core to decode and scale the picture
 * @param inferMs work of one core to run the network on it, or time of a GPU if {@code gpu}
 * @param inferThreads cores that a run of the network alone spreads over; of no meaning on a GPU
 * @param encodeMs work of one core to write the prediction
 * @param postprocMs work of one core to read it and to write mask, depth and objects
 * @param brokerMs work of one core in broker, clients and the Java runtimes around all this, beside
 *     the frame's way, where frames do not queue and each is committed by itself
 * @param brokerBusyMs the same where frames queue and are committed together
 * @param hopMs time that a frame spends between stages on an idle machine: produce, commit, fetch
 * @param gpu whether the network runs on a GPU
 * @param frameBytes size of a record of camera.frames
 * @param predictionBytes size of a record of perception.predictions
 * @param maskBytes size of a record of perception.masks
 * @param depthBytes size of a record of perception.depth
 * @param objectsBytes size of a record of perception.objects
 */
public record Costs(
    String from,
    double decodeMs,
    double inferMs,
    double inferThreads,
    double encodeMs,
    double postprocMs,
    double brokerMs,
    double brokerBusyMs,
    double hopMs,
    boolean gpu,
    long frameBytes,
    long predictionBytes,
    long maskBytes,
    long depthBytes,
    long objectsBytes) {

  private static final String REMEDY =
      "give a report of 'roadstream bench pipeline' or the costs alone, as docs/scaling.md says";

  /**
   * @throws CliException naming the figure that cannot have been measured
   */
  public Costs {
    require(decodeMs > 0, "decodeMs", decodeMs);
    require(inferMs > 0, "inferMs", inferMs);
    require(inferThreads >= 1, "inferThreads", inferThreads);
    require(encodeMs > 0, "encodeMs", encodeMs);
    require(postprocMs > 0, "postprocMs", postprocMs);
    require(brokerMs >= 0, "brokerMs", brokerMs);
    require(brokerBusyMs >= 0, "brokerBusyMs", brokerBusyMs);
    require(hopMs >= 0, "hopMs", hopMs);
    require(frameBytes > 0, "frameBytes", frameBytes);
    require(predictionBytes > 0, "predictionBytes", predictionBytes);
    require(maskBytes > 0, "maskBytes", maskBytes);
    require(depthBytes > 0, "depthBytes", depthBytes);
    require(objectsBytes > 0, "objectsBytes", objectsBytes);
  }

  /** What of a report holds the costs. */
  private record Measured(@Nullable Costs costs) {}

  private static void require(boolean holds, String name, Number value) {
    if (!holds) {
      throw CliException.badInput(name + " is " + value + "; give a measured, positive number");
    }
  }

  /**
   * The figures in a file, which may be a report of {@code roadstream bench pipeline}, or those
   * that come with the command.
   */
  static Costs read(@Nullable Path file) {
    if (file != null) {
      Measured report = Json.read(file, Measured.class, REMEDY);
      return report.costs() == null ? Json.read(file, Costs.class, REMEDY) : report.costs();
    }
    try (InputStream in = Costs.class.getResourceAsStream("costs.json")) {
      return JsonMapper.builder()
          .build()
          .readValue(new String(in.readAllBytes(), StandardCharsets.UTF_8), Costs.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with the network on a GPU that takes {@code millis} for a frame. */
  Costs onGpu(double millis) {
    return new Costs(
        from,
        decodeMs,
        millis,
        1,
        encodeMs,
        postprocMs,
        brokerMs,
        brokerBusyMs,
        hopMs,
        true,
        frameBytes,
        predictionBytes,
        maskBytes,
        depthBytes,
        objectsBytes);
  }

  /** Work of one core in an inference pod, for one frame. */
  double inferenceCoreMs() {
    return decodeMs + encodeMs + (gpu ? 0 : inferMs);
  }

  /** Bytes that the broker takes in for one frame, all topics together. */
  long writtenBytes() {
    return frameBytes + predictionBytes + maskBytes + depthBytes + objectsBytes;
  }
}

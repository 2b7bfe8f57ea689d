package io.roadstream.cli.bench;

import io.roadstream.cli.CliException;
import io.roadstream.cli.simulate.Costs;
import io.roadstream.cli.stack.Stack;
import io.roadstream.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;

/**
 * What one frame costs in a running stack: time of each stage from the services' metrics, processor
 * time of all processes (this one too) from the operating system, sizes of records from the topics'
 * logs. Adds up what happens between {@link #begin} and {@link #end}, as often as they are called.
 *
 * <p>Not thread-safe.
 */
final class CostMeter implements AutoCloseable {

  private static final String PROCESSOR = "processor seconds";
  private static final String BYTES = "bytes of ";
  private static final String INFERENCE = "roadstream_inference_stage_seconds_sum{stage=\"%s\"}";
  private static final String POSTPROC = "roadstream_postproc_stage_seconds_sum";
  private static final String LATENCY = "roadstream_postproc_latency_seconds_sum";
  private static final String FRAMES = "roadstream_postproc_latency_seconds_count";

  private final Stack stack;
  private final Admin admin;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Double> total = new HashMap<>();
  private Map<String, Double> begun = Map.of();

  CostMeter(Stack stack) {
    this.stack = stack;
    admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
  }

  /** Notes where every counter stands. */
  void begin() throws InterruptedException {
    begun = counters();
  }

  /** Adds what the counters have gained. */
  void end() throws InterruptedException {
    counters()
        .forEach(
            (name, value) -> total.merge(name, value - begun.getOrDefault(name, 0.0), Double::sum));
  }

  /**
   * What one of the frames cost that were counted.
   *
   * @param from says where and how the figures were measured
   * @param bareMs work of one core to decode a frame and to run the network on it, without Kafka
   * @param threads cores that the network's run spreads over
   * @param busyMs {@link #besideMs} at full load
   * @throws CliException if no frame was counted
   */
  Costs perFrame(String from, double bareMs, int threads, double busyMs) {
    double decode = millis(INFERENCE.formatted("decode"));
    double encode = millis(INFERENCE.formatted("encode"));
    double postproc = millis(POSTPROC);
    double onTheWay =
        millis(LATENCY)
            - Stream.of("decode", "queue", "infer", "encode")
                .mapToDouble(stage -> millis(INFERENCE.formatted(stage)))
                .sum()
            - postproc;
    return new Costs(
        from,
        decode,
        bareMs - decode,
        threads,
        encode,
        postproc,
        besideMs(bareMs),
        busyMs,
        Math.max(0, onTheWay),
        false,
        bytes(Topics.CAMERA_FRAMES),
        bytes(Topics.PREDICTIONS),
        bytes(Topics.MASKS),
        bytes(Topics.DEPTH),
        bytes(Topics.OBJECTS));
  }

  /**
   * Work of one core for a frame in all processes, less that of the stages.
   *
   * @param bareMs as above
   */
  double besideMs(double bareMs) {
    double stages = bareMs + millis(INFERENCE.formatted("encode")) + millis(POSTPROC);
    return Math.max(0, millis(PROCESSOR) - stages);
  }

  private double millis(String counter) {
    return perFrame(counter) * 1000;
  }

  private long bytes(String topic) {
    return Math.round(perFrame(BYTES + topic));
  }

  /** Sums over all counters that begin so: a name without labels is the sum over its labels. */
  private double perFrame(String counter) {
    double frames = total.getOrDefault(FRAMES, 0.0);
    if (frames <= 0) {
      throw CliException.failure("the services counted no frame while their costs were measured");
    }
    return total.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(counter))
            .mapToDouble(Map.Entry::getValue)
            .sum()
        / frames;
  }

  private Map<String, Double> counters() throws InterruptedException {
    Map<String, Double> counters = new HashMap<>();
    for (String url : stack.serviceUrls().values()) {
      counters.putAll(parse(page(URI.create(url + "/actuator/prometheus"))));
    }
    counters.put(PROCESSOR, processorTime().toNanos() / 1e9);
    logSizes().forEach((topic, size) -> counters.put(BYTES + topic, (double) size));
    return counters;
  }

  /** Our own sums and counts on a page in Prometheus' text format. */
  static Map<String, Double> parse(String page) {
    Map<String, Double> counters = new HashMap<>();
    for (String line : page.lines().toList()) {
      int space = line.lastIndexOf(' ');
      if (line.startsWith("roadstream_") && space > 0) {
        String name = line.substring(0, space).strip();
        if (name.contains("_sum") || name.contains("_count")) {
          counters.put(name, Double.valueOf(line.substring(space + 1).strip()));
        }
      }
    }
    return counters;
  }

  private String page(URI uri) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw CliException.failure(uri + " answers " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw CliException.failure(uri + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Duration processorTime() {
    return stack.processorTime().plus(ownProcessorTime());
  }

  /** Processor time that this process has taken so far, all cores together. */
  static Duration ownProcessorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private Map<String, Long> logSizes() throws InterruptedException {
    try {
      List<Integer> brokers = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
      Map<String, Long> sizes = new HashMap<>();
      admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(folders -> folders.values().stream())
          .map(LogDirDescription::replicaInfos)
          .forEach(
              replicas ->
                  replicas.forEach(
                      (partition, replica) ->
                          sizes.merge(partition.topic(), replica.size(), Long::sum)));
      return sizes;
    } catch (ExecutionException e) {
      throw CliException.failure("the topics' sizes cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}

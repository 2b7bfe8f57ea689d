package io.roadstream.cli.bench;

import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.Percentiles;
import io.roadstream.cli.bench.PipelineReport.Round;
import io.roadstream.cli.stack.Stack;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.localstack.ResidentMemory;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.Engines;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.Preprocessor;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;

/**
 * One run of the benchmark: bare loop and pipeline in turns, as fast as each goes and then at half
 * of the pipeline's rate, so that a machine whose speed wanders is as fast for the one as for the
 * other. While one runs, the other idles; what the idle services take from the loop is measured.
 */
final class PipelineBench {

  private static final int ROUNDS = 5;

  /** Before each turn, so that caches and clocks have come over. */
  private static final Duration LEAD = Duration.ofSeconds(1);

  /** So long the JVMs' compilers still take a part of two cores from what is measured. */
  private static final Duration WARM_UP = Duration.ofMinutes(2);

  private final BenchFrames frames;
  private final EngineOptions engineOptions;
  private final int streamThreads;
  private final Duration duration;
  private final Consumer<String> said;

  /**
   * @param streamThreads of the inference service in the stack that is measured
   * @param duration of each measurement, all rounds together
   */
  PipelineBench(
      BenchFrames frames,
      EngineOptions engineOptions,
      int streamThreads,
      Duration duration,
      Consumer<String> said) {
    this.frames = frames;
    this.engineOptions = engineOptions;
    this.streamThreads = streamThreads;
    this.duration = duration;
    this.said = said;
  }

  PipelineReport run(Supplier<Stack> start, List<String> cameras) throws InterruptedException {
    ModelBundle bundle = engineOptions.load();
    try (PerceptionEngine engine = Engines.open(bundle, engineOptions.settings());
        Stack stack = start.get()) {
      return measure(engine, stack, cameras);
    }
  }

  private PipelineReport measure(PerceptionEngine engine, Stack stack, List<String> cameras)
      throws InterruptedException {
    FrameTracker tracker = new FrameTracker();
    AvroSerdes serdes = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl()));
    try (Serde<FrameObjects> objects = serdes.of(FrameObjects.class);
        ResultReader reader =
            new ResultReader(stack.bootstrapServers(), objects.deserializer(), tracker);
        FrameProducer producer =
            FrameProducer.connect(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                serdes,
                PayloadLimit.DEFAULT);
        CostMeter busy = new CostMeter(stack);
        CostMeter light = new CostMeter(stack)) {
      reader.start();
      BareLoop bare =
          new BareLoop(
              engine,
              new Preprocessor(
                  new ImageDecoder(ImageLimits.DEFAULT), engine.bundle().manifest().input()),
              frames);
      PipelineLoad load = new PipelineLoad(producer, tracker, frames, cameras);
      said.accept("warming up");
      load.saturate(WARM_UP, LEAD);
      List<Round> rounds = saturate(stack, bare, load, busy);
      double pipelineFps = rounds.stream().mapToDouble(Round::pipelineFps).average().orElseThrow();
      double bareFps = rounds.stream().mapToDouble(Round::bareFps).average().orElseThrow();
      double bareProcessorMs = rounds.stream().mapToDouble(Round::bareMs).average().orElseThrow();
      Map<String, Long> rssMb = rssMb(stack);
      double half = pipelineFps / 2;
      Latencies latencies = pace(bare, load, new Watch(tracker, reader, light), half);
      stack.requireAlive();
      Map<String, Double> bareMs = summary(latencies.bare());
      Map<String, Double> pipelineMs = summary(latencies.pipeline());
      return new PipelineReport(
          bareFps,
          pipelineFps,
          pipelineFps / bareFps,
          rounds,
          half,
          bareMs,
          pipelineMs,
          PipelineReport.difference(pipelineMs, bareMs),
          reader.stages().byStage(),
          rssMb,
          tracker.sent(),
          tracker.sent() - tracker.arrived(),
          tracker.duplicates(),
          light.perFrame(
              "measured by 'roadstream bench pipeline'",
              bareProcessorMs,
              engineOptions.settings().cpuThreads(),
              busy.besideMs(bareProcessorMs)),
          setUp(engine, cameras));
    }
  }

  private List<Round> saturate(Stack stack, BareLoop bare, PipelineLoad load, CostMeter busy)
      throws InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      said.accept("as fast as each goes, round " + round + " of " + ROUNDS);
      bare.saturate(LEAD);
      Duration before = stack.processorTime();
      Duration own = CostMeter.ownProcessorTime();
      long start = System.nanoTime();
      double bareFps = bare.saturate(duration.dividedBy(ROUNDS));
      long passed = System.nanoTime() - start;
      double taken =
          (double) stack.processorTime().minus(before).toNanos()
              / (passed * Runtime.getRuntime().availableProcessors());
      double bareMs = CostMeter.ownProcessorTime().minus(own).toNanos() * 1e3 / (bareFps * passed);
      busy.begin();
      double pipelineFps = load.saturate(LEAD, duration.dividedBy(ROUNDS));
      busy.end();
      rounds.add(new Round(bareFps / (1 - taken), taken, bareMs, pipelineFps));
    }
    return rounds;
  }

  private record Latencies(List<Long> bare, List<Long> pipeline) {}

  /** What looks on at the light load. */
  private record Watch(FrameTracker tracker, ResultReader reader, CostMeter meter) {

    void begin() throws InterruptedException {
      tracker.takeLatencies();
      reader.measuring(true);
      meter.begin();
    }

    /** Returns the latencies since it began. */
    List<Long> end() throws InterruptedException {
      meter.end();
      reader.measuring(false);
      return tracker.takeLatencies();
    }
  }

  private Latencies pace(BareLoop bare, PipelineLoad load, Watch watch, double fps)
      throws InterruptedException {
    Latencies latencies = new Latencies(new ArrayList<>(), new ArrayList<>());
    for (int round = 1; round <= ROUNDS; round++) {
      said.accept("at half the pipeline's rate, round " + round + " of " + ROUNDS);
      bare.pace(fps, LEAD);
      bare.takeLatencies();
      bare.pace(fps, duration.dividedBy(ROUNDS));
      latencies.bare().addAll(bare.takeLatencies());
      load.pace(fps, LEAD);
      watch.begin();
      load.pace(fps, duration.dividedBy(ROUNDS));
      latencies.pipeline().addAll(watch.end());
    }
    return latencies;
  }

  private static Map<String, Double> summary(List<Long> nanos) {
    return Percentiles.of(nanos.stream().map(each -> each / 1e6).toList()).summary();
  }

  private static Map<String, Long> rssMb(Stack stack) {
    Map<String, Long> rss = new LinkedHashMap<>();
    stack
        .processes()
        .forEach((name, child) -> rss.put(name, child.residentBytes().orElse(0) >> 20));
    rss.put("bench", ResidentMemory.of(ProcessHandle.current().pid()).orElse(0) >> 20);
    return rss;
  }

  private Map<String, Object> setUp(PerceptionEngine engine, List<String> cameras) {
    BundleManifest manifest = engine.bundle().manifest();
    Map<String, Object> setUp = new LinkedHashMap<>();
    setUp.put("model", manifest.name() + " " + manifest.version());
    setUp.put("engine", engine.device());
    setUp.put("input", manifest.input().width() + "x" + manifest.input().height());
    setUp.put("cameras", cameras.size());
    setUp.put("streamThreads", streamThreads);
    setUp.put("meanFrameBytes", frames.meanBytes());
    setUp.put("seconds", duration.toSeconds());
    setUp.put("processors", Runtime.getRuntime().availableProcessors());
    return setUp;
  }
}

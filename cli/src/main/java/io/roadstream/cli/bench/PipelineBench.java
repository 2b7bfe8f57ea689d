package io.roadstream.cli.bench;

import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.stack.Stack;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.localstack.ResidentMemory;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;

/**
 * One run of the benchmark: bare loop, pipeline full, pipeline at half load, bare loop at that
 * load, bare loop.
 */
final class PipelineBench {

  private static final Duration BARE_WARM_UP = Duration.ofSeconds(3);

  /** So long the JVMs' compilers still take a part of two cores from what is measured. */
  private static final Duration PIPELINE_WARM_UP = Duration.ofMinutes(2);

  private final BenchFrames frames;
  private final EngineOptions engineOptions;
  private final Duration duration;
  private final Consumer<String> said;

  PipelineBench(
      BenchFrames frames, EngineOptions engineOptions, Duration duration, Consumer<String> said) {
    this.frames = frames;
    this.engineOptions = engineOptions;
    this.duration = duration;
    this.said = said;
  }

  PipelineReport run(Supplier<Stack> start, List<String> cameras) throws InterruptedException {
    ModelBundle bundle = engineOptions.load();
    said.accept("bare loop");
    Bare before = bare(bundle, 0);
    Piped piped;
    try (Stack stack = start.get()) {
      piped = pipeline(stack, cameras);
    }
    said.accept("bare loop at the same load");
    Bare paced = bare(bundle, (long) (TimeUnit.SECONDS.toNanos(1) / piped.loadFps()));
    said.accept("bare loop again");
    Bare after = bare(bundle, 0);
    return report(bundle, cameras, before, piped, paced, after);
  }

  private record Bare(BareLoop.Result result, String device) {}

  private record Piped(
      double fps,
      double loadFps,
      Percentiles latency,
      Map<String, Long> rssMb,
      FrameTracker tracker) {}

  /**
   * @param period nanoseconds from frame to frame; 0 for as fast as it can
   */
  private Bare bare(ModelBundle bundle, long period) {
    Preprocessor preprocessor =
        new Preprocessor(new ImageDecoder(ImageLimits.DEFAULT), bundle.manifest().input());
    try (PerceptionEngine engine = Engines.open(bundle, engineOptions.settings())) {
      return new Bare(
          BareLoop.run(engine, preprocessor, frames, period, BARE_WARM_UP, duration),
          engine.device());
    }
  }

  private Piped pipeline(Stack stack, List<String> cameras) throws InterruptedException {
    FrameTracker tracker = new FrameTracker();
    AvroSerdes serdes = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl()));
    try (Serde<FrameObjects> objects = serdes.of(FrameObjects.class);
        ResultReader reader =
            new ResultReader(stack.bootstrapServers(), objects.deserializer(), tracker);
        FrameProducer producer =
            FrameProducer.connect(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                serdes,
                PayloadLimit.DEFAULT)) {
      reader.start();
      PipelineLoad load = new PipelineLoad(producer, tracker, frames, cameras);
      said.accept("pipeline, as fast as it goes");
      double fps = load.saturate(PIPELINE_WARM_UP, duration);
      Map<String, Long> rssMb = rssMb(stack);
      double half = fps / 2;
      said.accept("pipeline, at half of that");
      load.pace(half, BARE_WARM_UP);
      tracker.takeLatencies();
      load.pace(half, duration);
      stack.requireAlive();
      return new Piped(fps, half, tracker.takeLatencies(), rssMb, tracker);
    }
  }

  private static Map<String, Long> rssMb(Stack stack) {
    Map<String, Long> rss = new LinkedHashMap<>();
    stack
        .processes()
        .forEach((name, child) -> rss.put(name, child.residentBytes().orElse(0) >> 20));
    rss.put("bench", ResidentMemory.of(ProcessHandle.current().pid()).orElse(0) >> 20);
    return rss;
  }

  private PipelineReport report(
      ModelBundle bundle, List<String> cameras, Bare before, Piped piped, Bare paced, Bare after) {
    double bareFps = (before.result().fps() + after.result().fps()) / 2;
    Map<String, Double> bareLatency = paced.result().latency().summary();
    Map<String, Double> latency = piped.latency().summary();
    Map<String, Object> setUp = new LinkedHashMap<>();
    setUp.put("model", bundle.manifest().name() + " " + bundle.manifest().version());
    setUp.put("engine", before.device());
    setUp.put(
        "input", bundle.manifest().input().width() + "x" + bundle.manifest().input().height());
    setUp.put("cameras", cameras.size());
    setUp.put("meanFrameBytes", frames.meanBytes());
    setUp.put("seconds", duration.toSeconds());
    setUp.put("processors", Runtime.getRuntime().availableProcessors());
    return new PipelineReport(
        bareFps,
        Map.of("before", before.result().fps(), "after", after.result().fps()),
        piped.fps(),
        piped.fps() / bareFps,
        piped.loadFps(),
        bareLatency,
        latency,
        PipelineReport.difference(latency, bareLatency),
        piped.rssMb(),
        piped.tracker().sent(),
        piped.tracker().sent() - piped.tracker().arrived(),
        piped.tracker().duplicates(),
        setUp);
  }
}

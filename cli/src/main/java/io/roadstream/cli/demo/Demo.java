package io.roadstream.cli.demo;

import io.roadstream.cli.CliException;
import io.roadstream.cli.Progress;
import io.roadstream.cli.evaluate.Scoring;
import io.roadstream.cli.render.PictureGrid;
import io.roadstream.cli.render.ScenePictures;
import io.roadstream.cli.stack.ServiceKind;
import io.roadstream.cli.stack.Stack;
import io.roadstream.cli.stack.StackSettings;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.trainer.data.Split;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** Runs one demo from a fresh stack to its report. Used once. */
final class Demo {

  /** On a machine that is busy otherwise, the first results of cold services are slow to come. */
  private static final int PATIENCE = 3;

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration STRAGGLERS = Duration.ofMillis(1500);
  private static final int WARM_UP_SECONDS = 4;
  private static final int SHOWN_CAMERAS = 3;
  private static final int TILE_WIDTH = 560;

  private final Settings settings;
  private final Map<ServiceKind, List<String>> serviceArguments;
  private final Consumer<String> said;
  private final Ledger ledger = new Ledger();
  private final Map<String, DemoCamera> byId = new ConcurrentHashMap<>();
  private double fps;

  /**
   * What to show.
   *
   * @param folder where the stack lives
   * @param score frames that are compared with the truth, all cameras together
   */
  record Settings(
      Path folder,
      int seconds,
      int cameras,
      double rate,
      long seed,
      int score,
      int brokerPort,
      int registryPort) {}

  /** What came of it; no picture where no frame came through. */
  record Outcome(DemoReport report, @Nullable RgbImage picture) {}

  Demo(Settings settings, Map<ServiceKind, List<String>> serviceArguments, Consumer<String> said) {
    this.settings = settings;
    this.serviceArguments = serviceArguments;
    this.said = said;
  }

  Outcome run() throws InterruptedException {
    int perCamera = Math.max(1, settings.score() / settings.cameras());
    try (Stack stack = Stack.start(stackSettings(), said);
        Collector collector =
            new Collector(
                stack.bootstrapServers(),
                stack.registryUrl(),
                ledger,
                perCamera,
                this::objectsCame)) {
      List<DemoCamera> cameras = stream(stack, collector);
      said.accept("comparing with the truth");
      Score score = Score.of(collector, cameras, perCamera);
      DemoReport report =
          new DemoReport(
              ledger.totals(),
              fps,
              collector.latencies(),
              score.scoring(),
              String.join(", ", collector.models().values()));
      return new Outcome(report, score.shown().isEmpty() ? null : picture(report, score));
    }
  }

  private StackSettings stackSettings() {
    return new StackSettings(
        settings.folder(),
        true,
        settings.brokerPort(),
        settings.registryPort(),
        Map.of(ServiceKind.POSTPROC, 0, ServiceKind.INFERENCE, 0, ServiceKind.INGEST, 0),
        6,
        serviceArguments);
  }

  private void objectsCame(String cameraId) {
    DemoCamera camera = byId.get(cameraId);
    if (camera != null) {
      camera.objectsCame();
    }
  }

  private List<DemoCamera> stream(Stack stack, Collector collector) throws InterruptedException {
    said.accept(settings.cameras() + " cameras send for " + settings.seconds() + " s");
    List<DemoCamera> cameras = new ArrayList<>();
    try (FrameProducer producer =
        FrameProducer.connect(
            Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
            new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl())),
            PayloadLimit.DEFAULT)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < settings.cameras(); i++) {
        DemoCamera camera =
            new DemoCamera(
                "camera-" + (i + 1),
                Split.DEMO.seed(settings.seed(), i),
                settings.rate(),
                producer,
                ledger);
        cameras.add(camera);
        byId.put(camera.id(), camera);
        Thread thread = new Thread(camera, camera.id());
        thread.setDaemon(true);
        threads.add(thread);
      }
      threads.forEach(Thread::start);
      try {
        watch(stack, collector, cameras);
      } finally {
        cameras.forEach(DemoCamera::stop);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      producer.flush();
      requireNoFailure(cameras);
    }
    awaitResults(stack, collector);
    return cameras;
  }

  /**
   * Lets the cameras send, and measures from when the stack is warm until they stop: after the time
   * that is set, or up to {@link #PATIENCE} times as late where nothing has come through by then.
   */
  private void watch(Stack stack, Collector collector, List<DemoCamera> cameras)
      throws InterruptedException {
    int warmUp = Math.min(WARM_UP_SECONDS, settings.seconds() / 3);
    long from = 0;
    try (Progress progress = Progress.of("streaming", settings.seconds(), " s")) {
      int longest = PATIENCE * settings.seconds();
      for (int second = 0;
          second < settings.seconds() || (collector.measured() == 0 && second < longest);
          second++) {
        if (second == warmUp) {
          collector.measuring(true);
          from = System.nanoTime();
        }
        Thread.sleep(1000);
        progress.at(second + 1L);
        progress.note(ledger.totals().objects() + " frames through");
        stack.requireAlive();
        collector.requireHealthy();
        requireNoFailure(cameras);
      }
    }
    fps = collector.measured() / ((System.nanoTime() - from) / 1e9);
    collector.measuring(false);
  }

  /** Waits for the results of all frames, and a little longer for any that should not come. */
  private void awaitResults(Stack stack, Collector collector) throws InterruptedException {
    Instant asked = Instant.now();
    while (ledger.totals().lost() > 0) {
      stack.requireAlive();
      collector.requireHealthy();
      Instant last = collector.lastCame().isAfter(asked) ? collector.lastCame() : asked;
      if (Duration.between(last, Instant.now()).compareTo(SILENCE) > 0) {
        return;
      }
      Thread.sleep(50);
    }
    Thread.sleep(STRAGGLERS.toMillis());
  }

  private static void requireNoFailure(List<DemoCamera> cameras) {
    for (DemoCamera camera : cameras) {
      Exception failure = camera.failure();
      if (failure != null) {
        throw CliException.failure(String.valueOf(failure.getMessage()), failure);
      }
    }
  }

  private RgbImage picture(DemoReport report, Score score) {
    Ledger.Totals totals = report.totals();
    PictureGrid grid =
        new PictureGrid(
            3,
            TILE_WIDTH,
            String.format(
                Locale.ROOT,
                "Roadstream: %d cameras, %d frames, %.1f frames a second",
                settings.cameras(),
                totals.frames(),
                report.fps()),
            String.format(
                Locale.ROOT,
                "model %s  ·  mIoU %.3f  ·  AbsRel %.3f  ·  %d lost, %d duplicates",
                report.model(),
                report.scoring().miou(),
                report.scoring().absRel(),
                totals.lost(),
                totals.duplicates()));
    Set<Integer> classes = new TreeSet<>();
    for (Score.Shown shown : score.shown().stream().limit(SHOWN_CAMERAS).toList()) {
      ClassMask truth = Scoring.onGrid(shown.geometry(), shown.truth().mask());
      ScenePictures.add(
          grid,
          shown.camera(),
          shown.truth().image(),
          shown.geometry(),
          shown.mask(),
          shown.depth(),
          shown.objects(),
          truth,
          Scoring.onGrid(shown.geometry(), shown.truth().depth(), shown.codec()));
      addClasses(classes, truth);
      addClasses(classes, shown.mask());
    }
    return grid.legend(List.copyOf(classes)).draw();
  }

  private static void addClasses(Set<Integer> classes, ClassMask mask) {
    for (byte id : mask.ids()) {
      if ((id & 0xFF) < CityscapesClasses.COUNT) {
        classes.add(id & 0xFF);
      }
    }
  }
}

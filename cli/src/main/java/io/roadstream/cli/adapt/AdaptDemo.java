package io.roadstream.cli.adapt;

import io.roadstream.cli.CliException;
import io.roadstream.cli.Progress;
import io.roadstream.cli.demo.FlowWatch;
import io.roadstream.cli.stack.ServiceKind;
import io.roadstream.cli.stack.Stack;
import io.roadstream.cli.stack.StackSettings;
import io.roadstream.ingest.produce.DeliveryException;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.ingest.produce.SampleProducer;
import io.roadstream.ingest.source.ReadSettings;
import io.roadstream.ingest.source.SampleStream;
import io.roadstream.ingest.source.SourceUri;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.scene.CityStyle;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.trainer.data.Split;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** Runs the scenario from a fresh stack to its report. Used once. */
public final class AdaptDemo {

  private static final Duration STRAGGLERS = Duration.ofSeconds(30);

  /** Frames of a scene between two labelled samples: ten seconds, so that each is a block. */
  private static final int SCENE_FRAMES_BETWEEN = 170;

  private final AdaptSettings settings;
  private final ModelBundle bundle;
  private final Map<ServiceKind, List<String>> serviceArguments;
  private final Consumer<String> said;
  private final Timeline timeline = new Timeline();
  private double trainedSeconds = Double.NaN;
  private String decision = "did not decide";

  /**
   * @param bundle what the services start with
   * @param serviceArguments further settings of each service
   * @param said told of each step
   */
  public AdaptDemo(
      AdaptSettings settings,
      ModelBundle bundle,
      Map<ServiceKind, List<String>> serviceArguments,
      Consumer<String> said) {
    this.settings = settings;
    this.bundle = bundle;
    this.serviceArguments = serviceArguments;
    this.said = said;
  }

  /** Shows it; takes minutes. */
  public AdaptReport run() throws InterruptedException {
    try (Stack stack = Stack.start(stackSettings(), said);
        FlowWatch flow =
            new FlowWatch(
                stack.bootstrapServers(),
                stack.registryUrl(),
                timeline::prediction,
                timeline::objects)) {
      Map<String, Object> client =
          Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers());
      AvroSerdes serdes =
          new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl()));
      try (FrameProducer producer = FrameProducer.connect(client, serdes, PayloadLimit.DEFAULT)) {
        List<AdaptCamera> cameras = cameras(producer, flow);
        List<Thread> threads = start(cameras);
        try {
          act(new Scene(stack, flow, cameras, client, serdes));
        } finally {
          cameras.forEach(AdaptCamera::stop);
          for (Thread thread : threads) {
            thread.join();
          }
          producer.flush();
        }
      }
      said.accept("waiting for the last results");
      flow.awaitAll(STRAGGLERS);
      return report(flow);
    }
  }

  /** What the acts need. */
  private record Scene(
      Stack stack,
      FlowWatch flow,
      List<AdaptCamera> cameras,
      Map<String, Object> client,
      AvroSerdes serdes) {}

  private StackSettings stackSettings() {
    Map<ServiceKind, List<String>> arguments = new EnumMap<>(ServiceKind.class);
    serviceArguments.forEach((kind, list) -> arguments.put(kind, new ArrayList<>(list)));
    List<String> trainer = arguments.computeIfAbsent(ServiceKind.TRAINER, k -> new ArrayList<>());
    List<String> usual =
        List.of(
            "--roadstream.trainer.trigger.new-samples=" + settings.samples(),
            "--roadstream.trainer.recipe.preset=adapt",
            "--roadstream.trainer.hold-out.share=0.25",
            "--roadstream.trainer.replay.share=0.65",
            "--roadstream.trainer.replay.data=synthetic:train?scenes=48&frames=1",
            "--roadstream.trainer.gate.old-data=synthetic:val?scenes=12",
            "--roadstream.trainer.gate.max-abs-rel-rise=0.03",
            "--roadstream.trainer.gate.max-old-miou-drop=0.03",
            // The other city's camera hangs higher: minutes are not enough to learn both heights.
            "--roadstream.trainer.gate.max-old-abs-rel-rise=0.3");
    for (String argument : usual) {
      String name = argument.substring(0, argument.indexOf('=') + 1);
      // What the user sets wins.
      if (trainer.stream().noneMatch(given -> given.startsWith(name))) {
        trainer.add(argument);
      }
    }
    return new StackSettings(
        settings.folder(),
        true,
        settings.brokerPort(),
        settings.registryPort(),
        Map.of(ServiceKind.POSTPROC, 0, ServiceKind.INFERENCE, 0, ServiceKind.TRAINER, 0),
        3,
        arguments);
  }

  private List<AdaptCamera> cameras(FrameProducer producer, FlowWatch flow) {
    List<AdaptCamera> cameras = new ArrayList<>();
    for (int number = 1; number <= settings.cameras(); number++) {
      cameras.add(
          new AdaptCamera(
              number,
              settings.seed(),
              settings.rate(),
              producer,
              bundle.manifest(),
              timeline::truth,
              flow::sent));
    }
    return cameras;
  }

  private static List<Thread> start(List<AdaptCamera> cameras) {
    List<Thread> threads = new ArrayList<>();
    for (AdaptCamera camera : cameras) {
      Thread thread = new Thread(camera, "adapt-camera");
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private void act(Scene scene) throws InterruptedException {
    said.accept("cameras send from the city that the model knows");
    timeline.event("the city of training");
    pass(scene, "at home", settings.home());
    scene.cameras().forEach(camera -> camera.moveTo(CityStyle.harbour()));
    said.accept("the cameras are in another city now");
    timeline.event("another city");
    pass(scene, "in another city", settings.before());
    said.accept(settings.samples() + " labelled samples of the other city accumulate");
    timeline.event("labelled samples");
    long first = System.nanoTime();
    label(scene);
    if (train(scene)) {
      trainedSeconds = (System.nanoTime() - first) / 1e9;
      awaitSwap(scene);
      passRound(scene, "with the new model");
    }
  }

  private void pass(Scene scene, String what, Duration time) throws InterruptedException {
    try (Progress progress = Progress.of(what, time.toSeconds(), " s")) {
      for (long second = 0; second < time.toSeconds(); second++) {
        Thread.sleep(1000);
        progress.step();
        requireHealthy(scene);
      }
    }
  }

  /** Waits until each camera has seen all of its streets once more. */
  private static void passRound(Scene scene, String what) throws InterruptedException {
    List<Long> before = scene.cameras().stream().map(AdaptCamera::sent).toList();
    try (Progress progress = Progress.of(what, AdaptCamera.ROUND, " frames")) {
      for (long least = 0; least < AdaptCamera.ROUND; ) {
        Thread.sleep(200);
        requireHealthy(scene);
        least = Long.MAX_VALUE;
        for (int i = 0; i < before.size(); i++) {
          least = Math.min(least, scene.cameras().get(i).sent() - before.get(i));
        }
        progress.at(least);
      }
    }
  }

  private void label(Scene scene) throws InterruptedException {
    try (SampleProducer producer =
            SampleProducer.connect(scene.client(), scene.serdes(), PayloadLimit.DEFAULT);
        Progress progress = Progress.of("labelling", settings.samples(), " samples")) {
      for (int street = 0; street < settings.streets(); street++) {
        long seed = Split.TRAIN.seed(settings.seed(), street);
        SourceUri uri =
            SourceUri.parse(
                "synthetic:" + seed + "?style=harbour&threads=1&interval=" + SCENE_FRAMES_BETWEEN);
        try (SampleStream stream =
            SampleStream.open(uri, "labelled-" + street, ReadSettings.DEFAULT)) {
          for (int i = 0; i < settings.samplesPerStreet(); i++) {
            producer.send(stream.next().orElseThrow());
            progress.step();
            requireHealthy(scene);
          }
        }
      }
      producer.flush();
    } catch (DeliveryException e) {
      throw CliException.failure(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw CliException.failure("labelling failed: " + e.getMessage(), e);
    }
  }

  /** Waits for the run to end; whether its model was released. */
  private boolean train(Scene scene) throws InterruptedException {
    TrainerWatch trainer =
        new TrainerWatch(
            String.valueOf(scene.stack().serviceUrls().get(ServiceKind.TRAINER.serviceName())));
    said.accept("the trainer fine-tunes the model");
    boolean told = false;
    long end = System.nanoTime() + settings.patience().toNanos();
    try (Progress progress = Progress.of("fine-tuning", -1, " steps")) {
      while (System.nanoTime() < end) {
        Thread.sleep(2000);
        requireHealthy(scene);
        Optional<TrainerWatch.Run> run = trainer.first();
        if (run.isEmpty()) {
          continue;
        }
        if (!told) {
          told = true;
          timeline.event("training");
        }
        progress.at(run.get().step());
        if (run.get().ended()) {
          decision = run.get().message();
          return run.get().state().equals("RELEASED");
        }
      }
    }
    decision = "did not decide within " + settings.patience().toMinutes() + " min";
    return false;
  }

  private void awaitSwap(Scene scene) throws InterruptedException {
    long end = System.nanoTime() + STRAGGLERS.toNanos();
    while (timeline.swappedAt() == null && System.nanoTime() < end) {
      Thread.sleep(200);
      requireHealthy(scene);
    }
  }

  private static void requireHealthy(Scene scene) {
    scene.stack().requireAlive();
    scene.flow().requireHealthy();
    for (AdaptCamera camera : scene.cameras()) {
      Exception failure = camera.failure();
      if (failure != null) {
        throw CliException.failure(String.valueOf(failure.getMessage()), failure);
      }
    }
  }

  private AdaptReport report(FlowWatch flow) {
    @Nullable Double swappedAt = timeline.swappedAt();
    String home = CityStyle.temperate().name();
    String away = CityStyle.harbour().name();
    return new AdaptReport(
        flow.frames(),
        flow.lost(),
        flow.duplicates(),
        List.of(
            AdaptReport.Row.of(home, "before", timeline.seen(home, true)),
            AdaptReport.Row.of(away, "before", timeline.seen(away, true)),
            AdaptReport.Row.of(away, "after", timeline.seen(away, false))),
        swappedAt == null ? null : SwapDelay.of(timeline.passages(), swappedAt),
        swappedAt,
        trainedSeconds,
        decision,
        timeline.moments(),
        timeline.events());
  }
}

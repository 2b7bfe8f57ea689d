package io.roadstream.cli.produce;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.IntrinsicsOption;
import io.roadstream.cli.Json;
import io.roadstream.cli.KafkaOptions;
import io.roadstream.cli.KafkaReach;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.ingest.produce.IngestCounts;
import io.roadstream.ingest.produce.IngestJob;
import io.roadstream.ingest.produce.JobSettings;
import io.roadstream.ingest.produce.SampleProducer;
import io.roadstream.ingest.source.ReadSettings;
import io.roadstream.ingest.source.SourceException;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream produce}. */
@Command(
    name = "produce",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Send frames to Kafka as those of a camera. Ends when the source ends; Ctrl-C ends it sooner,"
          + " and what has been read by then is still delivered.",
      "",
      "SOURCE is one of",
      "  street.avi              a video file",
      "  shots/  'shots/*.jpg'   a folder of images, or a glob",
      "  cityscapes:DIR?split=S  Cityscapes' folders",
      "  synthetic:7             a procedural street from a seed, without end",
      "  rtsp://…  http://…      a network camera (RTSP, MJPEG)",
      "  v4l2:/dev/video0        a camera on this machine"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream produce street.avi --camera gate --intrinsics 1100,1100,640,360",
      "  roadstream produce shots --camera bridge --rate 5 --loop",
      "  roadstream produce synthetic:7 --camera demo --limit 100",
      "  roadstream produce cityscapes:DIR?split=train --camera car --labels",
      "",
      "Exit codes: 0 all delivered, 1 Kafka failed or the source broke off, 2 no such source."
    })
public final class ProduceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Parameters(paramLabel = "SOURCE", description = "Where frames come from; see above.")
  private String source;

  @Option(
      names = "--camera",
      paramLabel = "ID",
      required = true,
      description = "The camera's name: letters, digits, '.', '_', '-'.")
  private String camera;

  @Option(
      names = "--rate",
      paramLabel = "FPS",
      description = "Frames a second. Default: the source's own.")
  private @Nullable Double rate;

  @Option(names = "--fast", description = "Keep no pace: as fast as Kafka takes them.")
  private boolean fast;

  @Option(names = "--loop", description = "Begin again when a file or folder ends.")
  private boolean loop;

  @Option(names = "--limit", paramLabel = "N", description = "Stop after so many frames.")
  private @Nullable Long limit;

  @Option(
      names = "--original-timestamps",
      description = "Keep the times of a video or of image files instead of the present.")
  private boolean originalTimestamps;

  @Mixin private IntrinsicsOption lens;

  @Option(names = "--right", description = "Send the right image of a stereo pair too.")
  private boolean right;

  @Option(
      names = "--labels",
      description = {
        "Send labelled samples to training.samples instead of frames: cityscapes:DIR or"
            + " synthetic:SEED?style=harbour&interval=10."
      })
  private boolean labels;

  @Option(names = "--json", description = "Tell what was sent in JSON.")
  private boolean json;

  private ProduceCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    JobSettings settings = settings();
    String broker = kafka.bootstrapServers();
    try (Admin reachable = KafkaReach.admin(broker)) {
      KafkaReach.requireTopic(reachable, labels ? Topics.TRAINING_SAMPLES : Topics.CAMERA_FRAMES);
    }
    if (labels) {
      return samples(settings, broker);
    }
    AvroSerdes serdes = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, kafka.registryUrl()));
    try (ProduceProgress progress = new ProduceProgress(spec.commandLine().getErr());
        FrameProducer producer =
            FrameProducer.connect(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker),
                serdes,
                PayloadLimit.DEFAULT)) {
      IngestJob job = new IngestJob(settings, producer, progress);
      StopOnSignal stop = StopOnSignal.of(job);
      try {
        IngestCounts counts = job.run();
        progress.finish();
        tell(counts);
        return counts.delivered() > 0 ? ExitCodes.OK : nothingDelivered(counts);
      } catch (SourceException e) {
        throw CliException.badInput(e.getMessage());
      } finally {
        stop.done();
      }
    }
  }

  private int samples(JobSettings settings, String broker) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    AvroSerdes serdes = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, kafka.registryUrl()));
    try (SampleProducer producer =
        SampleProducer.connect(
            Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker),
            serdes,
            PayloadLimit.DEFAULT)) {
      ProduceLabels.Counts counts =
          new ProduceLabels(settings, producer, spec.commandLine().getErr()).run();
      if (json) {
        out.println(
            Json.pretty(Map.of("samples", counts.delivered(), "leftOut", counts.leftOut())));
      } else {
        out.printf(
            Locale.ROOT,
            "%d labelled samples delivered%s%n",
            counts.delivered(),
            counts.leftOut() == 0 ? "" : ", " + counts.leftOut() + " left out");
      }
      out.flush();
      return counts.delivered() > 0 ? ExitCodes.OK : ExitCodes.FAILURE;
    }
  }

  private JobSettings settings() {
    try {
      ReadSettings usual = ReadSettings.DEFAULT;
      JobSettings.Builder job =
          JobSettings.builder()
              .setSource(source)
              .setCameraId(camera)
              .optLoop(loop)
              .optAsFastAsPossible(fast)
              .optOriginalTimestamps(originalTimestamps)
              .optRead(
                  new ReadSettings(
                      usual.check(),
                      usual.jpegQuality(),
                      right,
                      usual.timeout(),
                      usual.backoff(),
                      usual.waitForSource()));
      if (rate != null) {
        job.optRate(rate);
      }
      if (limit != null) {
        job.optLimit(limit);
      }
      Intrinsics given = lens.intrinsics();
      if (given != null) {
        job.optCamera(new CameraModel(given.fx(), given.fy(), given.cx(), given.cy(), null));
      }
      return job.build();
    } catch (SourceException | IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private void tell(IngestCounts counts) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Long> skipped = new LinkedHashMap<>();
    counts.skipped().forEach((reason, count) -> skipped.put(reason.label(), count));
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("camera", camera);
      answer.put("frames", counts.delivered());
      answer.put("bytes", counts.bytes());
      answer.put("skipped", skipped);
      answer.put("reconnects", counts.reconnects());
      out.println(Json.pretty(answer));
    } else {
      out.printf(
          Locale.ROOT,
          "%d frames (%.1f MB) of camera %s delivered%s%n",
          counts.delivered(),
          counts.bytes() / 1e6,
          camera,
          skipped.isEmpty() ? "" : ", left out " + skipped);
    }
    out.flush();
  }

  private int nothingDelivered(IngestCounts counts) {
    throw CliException.failure(
        "no frame came from "
            + source
            + (counts.skippedInAll() > 0
                ? ": all " + counts.skippedInAll() + " inputs were left out, as said above"
                : ""));
  }
}

package io.roadstream.cli.consume;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.KafkaOptions;
import io.roadstream.cli.KafkaReach;
import io.roadstream.cli.Progress;
import io.roadstream.cli.output.OutputFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream consume}. */
@Command(
    name = "consume",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Read results from Kafka and write them as pictures and JSON lines, each named by camera and"
          + " sequence number, so that names sort in the order of the frames.",
      "",
      "masks        DIR/NAME.png in Cityscapes' colours, DIR/ids/NAME.png as trainIds (255 = void)",
      "depth        DIR/NAME.png as KITTI has it (16 bits, metres x 256, 0 = none),"
          + " DIR/colour/NAME.png to look at",
      "objects      DIR/objects.jsonl, a line for each frame; --format csv: DIR/objects.csv, a line"
          + " for each object; --format coco: DIR/objects.json, with run-length encoded pixels",
      "predictions  masks in DIR/mask and DIR/mask-ids, depth in DIR/depth and DIR/depth-colour,"
          + " DIR/predictions.jsonl with timings",
      "--overlay    DIR/overlay/NAME.jpg besides: the frame with mask, boxes and distances drawn"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream consume masks --out masks --limit 200",
      "  roadstream consume objects --camera gate --latest --out live --overlay",
      "  roadstream consume objects --format coco --out labels --limit 500 --wait 10",
      "",
      "Exit codes: 0 done, 1 no broker or fewer records than --limit, 2 called wrongly."
    })
public final class ConsumeCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(200);

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Parameters(
      paramLabel = "WHAT",
      description = "What to read: masks, depth, objects or predictions.")
  private Result what;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Folder to write to; made if it is not there.")
  private Path out;

  @Option(
      names = "--camera",
      paramLabel = "ID",
      description = "Only this camera; can be given several times. Default: all.")
  private Set<String> cameras = Set.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Stop after so many records. Default: go on until Ctrl-C.")
  private long limit = Long.MAX_VALUE;

  @ArgGroup private Start start = new Start();

  /** Where to start: one or the other. */
  static final class Start {
    @Option(
        names = "--from-beginning",
        description = "Start with the oldest record that is kept. This is the default.")
    private boolean fromBeginning;

    @Option(names = "--latest", description = "Start with what comes from now on.")
    private boolean latest;
  }

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "Stop when nothing has come for so long. Default: wait for ever.")
  private int waitSeconds = Integer.MAX_VALUE;

  @Option(
      names = "--overlay",
      description = "Also write the frames with mask, boxes and distances drawn.")
  private boolean overlay;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "How objects are written: jsonl, csv or coco. Default: jsonl.")
  private @Nullable ObjectFormat format;

  @Option(names = "--json", description = "Tell what was written in JSON.")
  private boolean json;

  private ConsumeCommand() {}

  @Override
  public Integer call() {
    CliException.require(limit >= 1, "--limit", limit, "at least 1");
    CliException.require(waitSeconds >= 1, "--wait", waitSeconds, "at least 1 second");
    if (format != null && what != Result.OBJECTS) {
      throw CliException.badInput(
          "--format is for objects; " + what.label() + " are written in one way only");
    }
    try (Admin reachable = KafkaReach.admin(kafka.bootstrapServers())) {
      KafkaReach.requireTopic(reachable, what.topic());
    }
    long written = run(what.schema());
    report(written);
    if (limit != Long.MAX_VALUE && written < limit) {
      throw CliException.failure(
          "only "
              + written
              + " of "
              + limit
              + " records came within "
              + waitSeconds
              + " s of waiting; is something being produced? See 'roadstream produce --help'");
    }
    return ExitCodes.OK;
  }

  private <T extends SpecificRecord> long run(Class<T> type) {
    String broker = kafka.bootstrapServers();
    String registry = kafka.registryUrl();
    long written = 0;
    try (OutputFolder folder = new OutputFolder(out);
        Overlays overlays = overlay ? new Overlays(broker, registry) : null;
        ObjectWriter objects = objectWriter(folder, broker, registry);
        RecordReader<T> reader = new RecordReader<>(broker, registry, what.topic(), type);
        Progress progress =
            Progress.of(what.label(), limit == Long.MAX_VALUE ? -1 : limit, " frames")) {
      if (start.latest && !start.fromBeginning) {
        reader.seekToEnd();
      }
      RecordWriter writer = new RecordWriter(folder, overlays, objects);
      long lastCame = System.nanoTime();
      while (written < limit
          && System.nanoTime() - lastCame < Duration.ofSeconds(waitSeconds).toNanos()) {
        for (ConsumerRecord<String, T> record : reader.poll(POLL)) {
          lastCame = System.nanoTime();
          if (written < limit && (cameras.isEmpty() || cameras.contains(record.key()))) {
            writer.write(record);
            written++;
            progress.step();
          }
        }
      }
      if (writer.withoutOverlay() > 0) {
        spec.commandLine()
            .getErr()
            .println(
                "roadstream: "
                    + writer.withoutOverlay()
                    + " records have no overlay: their frames are no longer kept");
      }
      if (objects.incomplete() > 0) {
        spec.commandLine()
            .getErr()
            .println(
                "roadstream: "
                    + objects.incomplete()
                    + " frames have objects with a box alone: their predictions are no longer kept,"
                    + " or were post-processed with other settings");
      }
    }
    return written;
  }

  private ObjectWriter objectWriter(OutputFolder folder, String broker, String registry) {
    return switch (format == null ? ObjectFormat.JSONL : format) {
      case JSONL -> new JsonObjectWriter(folder);
      case CSV -> new CsvObjectWriter(folder.path().resolve("objects.csv"));
      case COCO -> CocoObjectWriter.of(folder.path().resolve("objects.json"), broker, registry);
    };
  }

  private void report(long written) {
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("what", what.label());
      answer.put("records", written);
      answer.put("out", out.toString());
      to.println(Json.pretty(answer));
    } else {
      to.println(written + " " + what.label() + " written to " + out);
    }
    to.flush();
  }
}

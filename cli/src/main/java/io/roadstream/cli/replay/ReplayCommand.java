package io.roadstream.cli.replay;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.KafkaOptions;
import io.roadstream.cli.KafkaReach;
import io.roadstream.cli.Progress;
import io.roadstream.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Post-process kept predictions once more, as this release does it, into topics of their own:"
          + " NAME.masks, NAME.depth, NAME.objects and NAME.depth-histograms. They are created as"
          + " the service's own topics are. What the service has published stays as it is; network"
          + " and frames are not needed.",
      "",
      "Results are those of the service from the first prediction on: ids of objects begin anew."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream replay --from 2026-03-01T12:00:00Z --to 2026-03-01T12:10:00Z --topic again",
      "  roadstream replay --topic slow --rate 20",
      "",
      "Exit codes: 0 done, 1 no broker or a prediction could not be processed, 2 called wrongly."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final String NAMES = "[a-zA-Z0-9._-]{1,200}";

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Time of capture of the first prediction, ISO 8601. Default: the oldest kept.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Time of capture before which to stop. Default: the newest at the start.")
  private @Nullable String to;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "replay",
      description = "What the topics' names begin with. Default: ${DEFAULT-VALUE}.")
  private String topic;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "At most so many predictions a second; 0 for no limit. Default: 0.")
  private double rate;

  @Option(names = "--json", description = "Tell what was done in JSON.")
  private boolean json;

  private ReplayCommand() {}

  @Override
  public Integer call() {
    CliException.require(rate >= 0, "--rate", rate, "0 (no limit) or more");
    if (!topic.matches(NAMES) || topic.equals("perception")) {
      throw CliException.badInput(
          "--topic is '"
              + topic
              + "'; give a name of letters, digits, dots and dashes other than perception,"
              + " which is the service's");
    }
    long first = from == null ? Long.MIN_VALUE : millis("--from", from);
    long end = to == null ? Long.MAX_VALUE : millis("--to", to);
    if (first >= end) {
      throw CliException.badInput("--to is " + to + ", which is not after --from " + from);
    }
    Replay.Outcome outcome;
    try (Admin admin = KafkaReach.admin(kafka.bootstrapServers());
        Progress progress = Progress.of("replay", -1, " predictions")) {
      KafkaReach.requireTopic(admin, Topics.PREDICTIONS);
      Replay replay =
          new Replay(kafka.bootstrapServers(), kafka.registryUrl(), topic, new Pace(rate));
      outcome = replay.run(admin, first, end, progress::step);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failure("interrupted");
    }
    report(outcome);
    if (outcome.failed() > 0) {
      throw CliException.failure(
          outcome.failed()
              + " predictions could not be processed, the last because of: "
              + outcome.lastFailure());
    }
    return ExitCodes.OK;
  }

  private void report(Replay.Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("predictions", outcome.predictions());
      answer.put("failed", outcome.failed());
      answer.put("topics", outcome.topics());
      out.println(Json.pretty(answer));
    } else {
      out.println(
          outcome.predictions()
              + " predictions post-processed into "
              + String.join(", ", outcome.topics()));
    }
    out.flush();
  }

  private static long millis(String option, String time) {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw CliException.badInput(
          option + " is '" + time + "'; give a time like 2026-03-01T12:00:00Z");
    }
  }
}

package io.roadstream.cli.topics;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.KafkaOptions;
import io.roadstream.cli.KafkaReach;
import io.roadstream.schemas.topic.TopicPlan;
import io.roadstream.schemas.topic.TopicProvisioner;
import io.roadstream.schemas.topic.TopicReport;
import io.roadstream.schemas.topic.TopicSettings;
import io.roadstream.schemas.topic.TopicSpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream topics}. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Create the topics on a broker, list them, or check them against the plan.",
      "'roadstream up' creates them by itself; this is for a Kafka of your own."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream topics create --bootstrap-server kafka.example.org:9092 --partitions 12"
          + " --replicas 3",
      "  roadstream topics check",
      "",
      "Exit codes: 0 as planned, 1 not as planned or no broker, 2 called wrongly."
    })
public final class TopicsCommand implements Callable<Integer> {

  /** What to do with the topics. */
  enum Action {
    LIST,
    CREATE,
    CHECK
  }

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Parameters(
      paramLabel = "ACTION",
      arity = "0..1",
      defaultValue = "LIST",
      description = {
        "list: what is there (default); create: make what is missing, change nothing that is there;"
            + " check: compare with the plan."
      })
  private Action action;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "6",
      description = "Partitions of each topic of the flow. Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "1",
      description = "Copies of each partition. Default: ${DEFAULT-VALUE}.")
  private int replicas;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private TopicsCommand() {}

  @Override
  public Integer call() throws ExecutionException, InterruptedException {
    List<TopicSpec> plan = new TopicPlan(settings()).topics();
    PrintWriter out = spec.commandLine().getOut();
    try (Admin admin = KafkaReach.admin(kafka.bootstrapServers())) {
      return switch (action) {
        case LIST -> list(admin, plan, out);
        case CREATE -> report(new TopicProvisioner(admin).provision(plan), Set.of(), out);
        case CHECK -> check(admin, plan, out);
      };
    }
  }

  private TopicSettings settings() {
    try {
      TopicSettings usual = TopicSettings.DEFAULT;
      return new TopicSettings(
          partitions, replicas, usual.retention(), usual.retentionBytes(), usual.payloadLimit());
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private int list(Admin admin, List<TopicSpec> plan, PrintWriter out)
      throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    List<String> names = plan.stream().map(TopicSpec::name).filter(there::contains).toList();
    Map<String, TopicDescription> descriptions = admin.describeTopics(names).allTopicNames().get();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (TopicSpec topic : plan) {
      TopicDescription found = descriptions.get(topic.name());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("topic", topic.name());
      row.put("exists", found != null);
      row.put("partitions", found == null ? 0 : found.partitions().size());
      rows.add(row);
    }
    if (json) {
      out.println(Json.pretty(rows));
    } else {
      for (Map<String, Object> row : rows) {
        Object partitionCount = row.get("partitions");
        out.printf(
            Locale.ROOT,
            "%-32s %s%n",
            row.get("topic"),
            Boolean.TRUE.equals(row.get("exists")) ? partitionCount + " partitions" : "missing");
      }
    }
    out.flush();
    return ExitCodes.OK;
  }

  private int check(Admin admin, List<TopicSpec> plan, PrintWriter out)
      throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    Set<String> missing = new TreeSet<>();
    List<TopicSpec> existing = new ArrayList<>();
    for (TopicSpec topic : plan) {
      if (there.contains(topic.name())) {
        existing.add(topic);
      } else {
        missing.add(topic.name());
      }
    }
    // Provisioning what exists creates nothing: it compares.
    return report(new TopicProvisioner(admin).provision(existing), missing, out);
  }

  private int report(TopicReport report, Set<String> missing, PrintWriter out) {
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("created", report.created());
      answer.put("asPlanned", report.unchanged());
      answer.put("missing", missing);
      answer.put("differences", report.differences());
      out.println(Json.pretty(answer));
    } else {
      report.created().forEach(topic -> out.println("created     " + topic));
      report.unchanged().forEach(topic -> out.println("as planned  " + topic));
      missing.forEach(topic -> out.println("missing     " + topic));
      report.differences().forEach(found -> out.println("differs     " + found.describe()));
    }
    out.flush();
    return missing.isEmpty() && report.differences().isEmpty() ? ExitCodes.OK : ExitCodes.FAILURE;
  }
}

package io.roadstream.cli.demo;

import io.roadstream.cli.CliException;
import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.PortConverter;
import io.roadstream.cli.StateOption;
import io.roadstream.cli.adapt.AdaptDemo;
import io.roadstream.cli.adapt.AdaptPage;
import io.roadstream.cli.adapt.AdaptReport;
import io.roadstream.cli.adapt.AdaptSettings;
import io.roadstream.cli.stack.ServiceSettings;
import io.roadstream.perception.image.ImageEncoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "See all of it work: starts a stack of its own on free ports, drives cameras through"
          + " procedural streets, sends their frames through Kafka, and shows what came out, how"
          + " fast, and how right it is. Ends by itself and leaves nothing running.",
      "",
      "The cameras send as fast as the machine sustains, at most --rate; no frame is left out."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream demo",
      "  roadstream demo --seconds 60 --cameras 2 --report demo.json --picture demo.png",
      "  roadstream demo --scenario adapt --report adapt.json",
      "",
      "Exit codes: 0 every frame has exactly one of each result, 1 something was lost, came twice"
          + " or",
      "did not start, 2 called wrongly or no such model."
    })
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StateOption state;
  @Mixin private EngineOptions engine;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "streets",
      description = {
        "streets: cameras in streets that are like those of training. adapt: the cameras come to"
            + " another city, the model is fine-tuned there on labelled samples and exchanged while"
            + " frames flow; takes several minutes, and writes a report. Default: ${DEFAULT-VALUE}."
      })
  private Scenario scenario = Scenario.STREETS;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long the cameras send. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--cameras",
      paramLabel = "K",
      defaultValue = "2",
      description = "How many cameras, each in a street of its own. Default: ${DEFAULT-VALUE}.")
  private int cameras;

  @Option(
      names = "--rate",
      paramLabel = "FPS",
      defaultValue = "17",
      description = "Frames a second of each camera at most. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Other seeds give other streets. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--score",
      paramLabel = "N",
      defaultValue = "60",
      description = "Frames that are compared with the truth. Default: ${DEFAULT-VALUE}.")
  private int score;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description =
          "Where to save the picture. Default: beside the report, or in the state folder.")
  private @Nullable Path picture;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "0",
      description = "Port of Kafka. Default: any free one.")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "0",
      description = "Port of the schema registry. Default: any free one.")
  private int registryPort;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of a service, for example roadstream.inference.streams.threads=4.")
  private List<String> settings = List.of();

  @Option(names = "--json", description = "Print the figures as JSON instead of a table.")
  private boolean json;

  /** What is shown. */
  enum Scenario {
    STREETS,
    ADAPT
  }

  private DemoCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    CliException.require(seconds >= 1 && seconds <= 86_400, "--seconds", seconds, "1 to 86400");
    CliException.require(cameras >= 1 && cameras <= 64, "--cameras", cameras, "1 to 64");
    CliException.require(rate > 0 && rate <= 1000, "--rate", rate, "above 0, at most 1000");
    CliException.require(score >= 1, "--score", score, "at least 1");
    // Checked here, before a stack is started for it.
    engine.load();
    if (scenario == Scenario.ADAPT) {
      return adapt();
    }
    Path folder = state.folder().toAbsolutePath().resolve("demo");
    PrintWriter err = spec.commandLine().getErr();
    Demo demo =
        new Demo(
            new Demo.Settings(
                folder, seconds, cameras, rate, seed, score, brokerPort, registryPort),
            ServiceSettings.arguments(engine, settings),
            step -> {
              err.println("roadstream: " + step);
              err.flush();
            });
    Demo.Outcome outcome = demo.run();
    tell(outcome, folder);
    if (!outcome.report().flawless()) {
      throw CliException.failure(
          outcome.report().totals().frames() == 0
              ? "no frame was sent; the logs are in " + folder.resolve("logs")
              : outcome.report().totals().lost()
                  + " frames lost, "
                  + outcome.report().totals().duplicates()
                  + " results too many; the logs are in "
                  + folder.resolve("logs"));
    }
    return ExitCodes.OK;
  }

  private int adapt() throws IOException, InterruptedException {
    Path folder = state.folder().toAbsolutePath().resolve("adapt");
    PrintWriter err = spec.commandLine().getErr();
    AdaptReport outcome =
        new AdaptDemo(
                AdaptSettings.of(folder, seed, brokerPort, registryPort),
                engine.load(),
                ServiceSettings.arguments(engine, settings),
                step -> {
                  err.println("roadstream: " + step);
                  err.flush();
                })
            .run();
    PrintWriter out = spec.commandLine().getOut();
    String text = Json.pretty(outcome.json());
    Path file = report == null ? folder.resolve("adapt.json") : report;
    Files.writeString(file, text + "\n");
    Path page =
        file.resolveSibling(
            String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "") + ".html");
    Files.writeString(page, AdaptPage.html(outcome));
    if (json) {
      out.println(text);
    } else {
      outcome.print(out);
    }
    (json ? err : out).println("report: " + page + " and " + file);
    out.flush();
    if (!outcome.succeeded()) {
      throw CliException.failure(
          outcome.shortcoming() + "; the logs are in " + folder.resolve("logs"));
    }
    return ExitCodes.OK;
  }

  private void tell(Demo.Outcome outcome, Path folder) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String text = Json.pretty(outcome.report().json());
    if (report != null) {
      Files.writeString(report, text + "\n");
    }
    if (json) {
      out.println(text);
    } else {
      outcome.report().print(out);
    }
    if (outcome.picture() != null) {
      Path file = pictureFile(folder);
      Files.write(file, ImageEncoder.png(outcome.picture(), 6));
      (json ? spec.commandLine().getErr() : out).println("picture: " + file);
    }
    if (report != null && !json) {
      out.println("report:  " + report);
    }
    out.flush();
  }

  private Path pictureFile(Path folder) {
    if (picture != null) {
      return picture;
    }
    if (report != null) {
      String name = String.valueOf(report.getFileName());
      return report.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".png");
    }
    return folder.resolve("demo.png");
  }
}

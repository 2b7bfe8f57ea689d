package io.roadstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoadstreamCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;

  private int run(String... arguments) {
    return RoadstreamCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  static Iterable<String> commands() {
    return RoadstreamCommand.commandLine().getSubcommands().keySet();
  }

  @Test
  void shouldShowUsageAndFailWhenNoCommandIsGiven() {
    assertThat(run()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(err.toString()).contains("Usage: roadstream");
  }

  @Test
  void shouldShowVersionWhenAsked() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("roadstream ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldExplainItselfWithExamplesWhenHelpIsAsked(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString())
        .contains("Usage: roadstream " + command, "Examples:", "Exit codes:")
        .doesNotContain("null");
    assertThat(out.toString().lines().mapToInt(String::length).max().orElse(0))
        .isLessThanOrEqualTo(110);
  }

  @Test
  void shouldSuggestACommandWhenTheNameIsMistyped() {
    assertThat(run("consum")).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(err.toString()).contains("consume");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "consume masks",
        "consume pictures --out x",
        "consume masks --out x --limit many",
        "consume masks --out x --latest --from-beginning",
        "consume masks --out x --limit 0",
        "topics destroy",
        "topics create --partitions 0",
        "topics list --bootstrap-server nowhere",
        "up --partitions 0",
        "up --set nonsense",
        "up --broker-port 99999",
        "demo --registry-port x",
        "demo --cameras 0",
        "evaluate --data synthetic:1 --images 0",
        "evaluate --data cityscapes:nowhere",
        "data clean nowhere --out x --pictures -1",
        "bench postproc --iterations 0",
        "bench multitask --train synthetic:train --val synthetic:val --runs 0",
      })
  void shouldAnswerBadInputInOneLineWhenCalledWrongly(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(err.toString()).startsWith("roadstream: ").doesNotContain("\tat ");
  }

  @Test
  void shouldNameTheAddressAndTheRemedyWhenNoBrokerAnswers() {
    assertThat(run("topics", "list", "--bootstrap-server", "127.0.0.1:1"))
        .isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString())
        .contains("no Kafka broker answers at 127.0.0.1:1", "roadstream up")
        .doesNotContain("\tat ");
  }
}

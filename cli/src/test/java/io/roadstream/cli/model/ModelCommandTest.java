package io.roadstream.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.RoadstreamCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return RoadstreamCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void shouldShowABundleWithoutABroker() {
    assertThat(run("model", "show", "../models/roadstream-street")).isZero();
    assertThat(out.toString()).contains("\"roadstream-street\"", "\"sha256\"", "\"metrics\"");
  }

  @Test
  void shouldNameTheModelAndTheStoreWhenThereIsNone(@TempDir Path folder) {
    assertThat(run("model", "show", "street/9.9.9", "--store", folder.toString()))
        .isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(err.toString()).contains("street/9.9.9", folder.toString(), "model list");
  }

  @Test
  void shouldNameTheFolderWhenItIsNoBundle(@TempDir Path folder) {
    assertThat(run("model", "release", folder.toString())).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(err.toString()).contains(folder.toString(), "bundle.json");
  }

  @Test
  void shouldSayThatNoBrokerAnswers() {
    assertThat(run("model", "promote", "--bootstrap-server", "127.0.0.1:1"))
        .isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString()).contains("127.0.0.1:1").doesNotContain("\tat ");
  }
}

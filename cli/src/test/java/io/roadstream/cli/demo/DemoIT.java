package io.roadstream.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.roadstream.cli.Home;
import io.roadstream.cli.RoadstreamCommand;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoIT {

  @TempDir Path folder;

  @Test
  void shouldAccountForEveryFrameAndScoreThem() throws IOException {
    assumeThat(Home.shippedBundle()).exists();
    Path report = folder.resolve("demo.json");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        RoadstreamCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                "demo",
                "--seconds",
                "6",
                "--cameras",
                "2",
                "--score",
                "4",
                "--state",
                folder.resolve("state").toString(),
                "--report",
                report.toString());
    assertThat(code).as(err.toString()).isZero();

    JsonNode json = JsonMapper.shared().readTree(report.toFile());
    long frames = json.path("frames").asLong();
    assertThat(frames).isPositive();
    for (String result : new String[] {"predictions", "masks", "depth", "objects"}) {
      assertThat(json.path(result).asLong()).as(result).isEqualTo(frames);
    }
    assertThat(json.path("lost").asLong()).isZero();
    assertThat(json.path("duplicates").asLong()).isZero();
    assertThat(json.path("fps").isNumber()).isTrue();
    for (String percentile : new String[] {"p50", "p95", "p99"}) {
      assertThat(json.path("latencyMs").path(percentile).isNumber()).isTrue();
      assertThat(json.path("stagesMs").path("infer").path(percentile).isNumber()).isTrue();
    }
    assertThat(json.path("miou").asDouble()).isBetween(0.05, 1.0);
    assertThat(json.path("absRel").asDouble()).isBetween(0.0, 1.0);
    assertThat(json.path("model").asString()).startsWith("roadstream-street ");

    RgbImage picture =
        new ImageDecoder(ImageLimits.DEFAULT)
            .decode(Files.readAllBytes(folder.resolve("demo.png")));
    assertThat(picture.width()).isGreaterThan(1600);
    assertThat(out.toString()).contains("frames a second", "picture: ");
  }
}

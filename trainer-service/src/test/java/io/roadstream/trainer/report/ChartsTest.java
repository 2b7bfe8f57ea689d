package io.roadstream.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.trainer.loop.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {

  @Test
  void shouldFindRoundTicks() {
    assertThat(new Axis(0, 1, 0, 100, false).ticks()).hasSize(6).contains(0.0, 1.0);
    assertThat(new Axis(1, 250, 0, 100, true).ticks())
        .containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0);
    assertThat(new Axis(1, 100, 0, 100, true).pixel(10)).isEqualTo(50);
  }

  @Test
  void shouldEscapeWhatIsWrittenAndStandAlone() {
    String html =
        new HtmlPage("a < b", "c & d")
            .chart(
                new LineChart("x <y>", "s", "v")
                    .add("one", new double[] {1, 2}, new double[] {3, 4})
                    .svg())
            .chart(new BarChart("bars", 1).add("n", Double.NaN, "–", 0xFF0000).svg())
            .chart(new HeatMap("h", List.of("a"), new double[][] {{0.5}}).svg())
            .picture(new byte[] {1, 2}, "image/png", "caption")
            .html();
    assertThat(html)
        .contains("a &lt; b", "c &amp; d", "x &lt;y&gt;", "data:image/png;base64,AQI=")
        .doesNotContain("<script", "NaN", "src=\"http", "href=");
  }

  @Test
  void shouldKeepOneLineAStepWhenARunIsResumed(@TempDir Path folder) throws IOException {
    TrainingLog log = new TrainingLog(folder, false);
    log.onStep(report(1));
    log.onStep(report(2));
    log.onStep(report(3));
    TrainingLog resumed = new TrainingLog(folder, true);
    resumed.onStep(report(3));
    resumed.onStep(report(4));
    List<String> lines = Files.readAllLines(folder.resolve("training.csv"));
    assertThat(lines).hasSize(5);
    assertThat(lines.get(4)).startsWith("all,4,4,");
    assertThat(folder.resolve("training.html")).content().contains("Cross-entropy", "step 4 of 4");
  }

  private static StepReport report(int step) {
    return new StepReport("all", step, 4, 1.0 / step, 0.1, 1e-3, 2, 1, 8);
  }
}

package io.roadstream.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.trainer.gate.Figures;
import io.roadstream.trainer.gate.Gate;
import io.roadstream.trainer.gate.GateRules;
import io.roadstream.trainer.run.RunRecord.LossPoint;
import io.roadstream.trainer.sample.HoldOut;
import io.roadstream.trainer.sample.SampleRanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path folder;

  static RunSpec spec(String id, Instant created) {
    return new RunSpec(
        id,
        created,
        "a <test>",
        "file:///models/street",
        "0".repeat(64),
        "1.0.0+" + id,
        "topic",
        SampleRanges.upTo(Map.of(0, 10L)),
        SampleRanges.NONE,
        new HoldOut(0.2, 10),
        "adapt",
        Map.of("phases.steps", "4"),
        0.5,
        List.of(),
        List.of(),
        GateRules.DEFAULT);
  }

  @Test
  void shouldReadBackWhatItWrote() throws IOException {
    RunFolder runs = new RunFolder(folder);
    RunRecord record =
        RunRecord.queued(spec("20261124-120000", NOON))
            .started(NOON)
            .progressed(5, 10, List.of(new LossPoint(1, 1.5, 0.1), new LossPoint(5, 1.2, 0.08)))
            .judged(
                8,
                new Gate(GateRules.DEFAULT)
                    .decide(
                        new Figures(5, Double.NaN, 0.5),
                        new Figures(5, Double.NaN, 0.4),
                        Figures.NONE,
                        Figures.NONE),
                "/bundle")
            .ended(RunState.RELEASED, NOON.plusSeconds(60), "passed");
    runs.write(record);
    runs.write(RunRecord.queued(spec("20261124-110000", NOON.minusSeconds(3600))));

    assertThat(runs.read("20261124-120000")).contains(record);
    assertThat(runs.all())
        .extracting(each -> each.spec().id())
        .containsExactly("20261124-110000", "20261124-120000");
    assertThat(runs.read("nowhere")).isEmpty();
    assertThat(Files.readString(runs.report("20261124-120000")))
        .contains("a &lt;test>", "released", "0:0-10", "<polyline", "--from-run 20261124-120000");
  }

  @Test
  void shouldKeepToItsFolder() {
    assertThatThrownBy(() -> new RunFolder(folder).read("../etc"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldTellWhenARunIsDue() {
    Triggers triggers = new Triggers(10, Duration.ofMinutes(30), 0.2);
    List<RunRecord> runs = List.of(RunRecord.queued(spec("r", NOON)));
    Instant soon = NOON.plusSeconds(60);
    Instant later = NOON.plus(Duration.ofMinutes(31));

    assertThat(triggers.due(10, runs, NOON, soon, () -> 0)).contains("10 new samples");
    assertThat(triggers.due(9, runs, NOON, soon, () -> 0.1)).isEmpty();
    assertThat(triggers.due(0, runs, NOON, later, () -> 1)).isEmpty();
    assertThat(triggers.due(1, runs, NOON, later, () -> 0)).contains("the last run was 31 min ago");
    assertThat(triggers.due(1, runs, NOON, soon, () -> 0.25)).contains("drift is 0.250");
    assertThat(new Triggers(0, Duration.ZERO, 0).due(99, runs, NOON, later, () -> 1)).isEmpty();
  }
}

package io.roadstream.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.evaluation.Scores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  /** Five samples in batches of two: every third batch is smaller. */
  private static final SampleSource SAMPLES = Fixtures.samples(5, 96, 72);

  private static final SampleSource VALIDATION = Fixtures.samples(1, 512, 208);

  @TempDir private Path folder;

  private static class Recorder implements TrainingListener {

    final List<StepReport> reports = new ArrayList<>();

    @Override
    public void onStep(StepReport report) {
      reports.add(report);
    }

    @Override
    public void onScores(int step, Scores scores) {}
  }

  private static final class Killed extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private TrainerSettings.Builder settings(String work) {
    return TrainerSettings.builder()
        .setStart(Fixtures.bundleFolder())
        .setWork(folder.resolve(work))
        .optSteps(7)
        .optRate(1e-3)
        .optBatch(2)
        .optCrop(64, 48)
        .optLogEvery(1)
        .optCheckpointEvery(2);
  }

  private static Map<String, float[]> train(TrainerSettings settings, TrainingListener listener)
      throws InterruptedException {
    try (TrainedNetwork trained = new Trainer(settings, SAMPLES, VALIDATION, listener).run()) {
      return trained.network().state();
    }
  }

  @Test
  void shouldEqualAnUninterruptedRunWhenKilledAndResumed() throws InterruptedException {
    Recorder whole = new Recorder();
    Map<String, float[]> expected = train(settings("whole").build(), whole);
    TrainingListener deadly =
        new Recorder() {
          @Override
          public void onStep(StepReport report) {
            if (report.step() == 5) {
              throw new Killed();
            }
          }
        };
    assertThatThrownBy(() -> train(settings("killed").build(), deadly)).isInstanceOf(Killed.class);

    Recorder resumed = new Recorder();
    Map<String, float[]> actual = train(settings("killed").optResume(true).build(), resumed);

    assertThat(resumed.reports).extracting(StepReport::step).containsExactly(5, 6, 7);
    for (int i = 0; i < 3; i++) {
      assertThat(resumed.reports.get(i).segmentation())
          .isCloseTo(whole.reports.get(4 + i).segmentation(), within(1e-4));
    }
    expected.forEach(
        (name, values) ->
            assertThat(Fixtures.distance(actual.get(name), values)).as(name).isLessThan(1e-4));
  }

  @Test
  void shouldLowerTheLossWhenTrainedOnTheSameFewSamples() throws InterruptedException {
    Recorder recorder = new Recorder();
    train(settings("learns").optSteps(24).optLogEvery(8).build(), recorder);
    assertThat(recorder.reports.get(2).segmentation())
        .isLessThan(recorder.reports.get(0).segmentation());
  }

  @Test
  void shouldRefuseACheckpointOfAnotherRun() throws InterruptedException {
    train(settings("other").optSteps(2).build(), new Recorder());
    TrainerSettings changed = settings("other").optSteps(3).optResume(true).build();
    assertThatThrownBy(() -> train(changed, new Recorder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of another run");
  }
}

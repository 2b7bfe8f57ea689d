package io.roadstream.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.data.OneLabelSource;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.network.TorchNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  /** Five samples in batches of two: every third batch is smaller. */
  private static final SampleSource SAMPLES = Fixtures.samples(5, 96, 72);

  private static final SampleSource VALIDATION = Fixtures.samples(1, 96, 72);

  @TempDir private Path folder;

  private static class Recorder implements TrainingListener {

    final List<StepReport> reports = new ArrayList<>();
    final List<String> preparations = new ArrayList<>();

    @Override
    public void onStart(int step, int steps) {
      preparations.add("step " + step + " of " + steps);
    }

    @Override
    public void onCounted(int samples, int of) {
      preparations.add("sample " + samples + " of " + of);
    }

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

  private TrainerSettings settings(String work, boolean resume, Map<String, ?> changes) {
    Map<String, Object> all = new HashMap<>();
    all.put("phases.steps", 7);
    all.put("phases.rate", 1e-3);
    all.put("phases.batch", 2);
    all.put("phases.gridWidth", 96);
    all.put("phases.gridHeight", 72);
    all.put("phases.cropWidth", 64);
    all.put("phases.cropHeight", 48);
    all.put("logEvery", 1);
    all.put("checkpointEvery", 2);
    all.putAll(changes);
    return new TrainerSettings(
        Fixtures.bundleFolder(), folder.resolve(work), resume, RecipeFile.read("default", all));
  }

  private static Map<String, float[]> train(TrainerSettings settings, TrainingListener listener)
      throws InterruptedException {
    return train(settings, listener, new TrainingControl());
  }

  private static Map<String, float[]> train(
      TrainerSettings settings, TrainingListener listener, TrainingControl control)
      throws InterruptedException {
    try (TrainedNetwork trained =
        new Trainer(settings, TrainingData.of(SAMPLES, VALIDATION), listener, control).run()) {
      return trained.network().state();
    }
  }

  @Test
  void shouldEqualAnUninterruptedRunWhenKilledAndResumed() throws InterruptedException {
    Recorder whole = new Recorder();
    Map<String, float[]> expected = train(settings("whole", false, Map.of()), whole);
    TrainingListener deadly =
        new Recorder() {
          @Override
          public void onStep(StepReport report) {
            if (report.step() == 5) {
              throw new Killed();
            }
          }
        };
    assertThatThrownBy(() -> train(settings("killed", false, Map.of()), deadly))
        .isInstanceOf(Killed.class);

    Recorder resumed = new Recorder();
    Map<String, float[]> actual = train(settings("killed", true, Map.of()), resumed);

    assertThat(resumed.reports).extracting(StepReport::step).containsExactly(5, 6, 7);
    for (int i = 0; i < 3; i++) {
      assertThat(resumed.reports.get(i).segmentation())
          .isEqualTo(whole.reports.get(4 + i).segmentation());
    }
    expected.forEach(
        (name, values) ->
            assertThat(Fixtures.distance(actual.get(name), values)).as(name).isZero());
  }

  @Test
  void shouldLowerTheLossWhenTrainedOnTheSameFewSamples() throws InterruptedException {
    Recorder recorder = new Recorder();
    train(settings("learns", false, Map.of("phases.steps", 24, "logEvery", 8)), recorder);
    assertThat(recorder.reports.get(2).segmentation())
        .isLessThan(recorder.reports.get(0).segmentation());
  }

  @Test
  void shouldRefuseACheckpointOfAnotherRun() throws InterruptedException {
    train(settings("other", false, Map.of("phases.steps", 2)), new Recorder());
    TrainerSettings changed = settings("other", true, Map.of("phases.steps", 3));
    assertThatThrownBy(() -> train(changed, new Recorder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of another run")
        .hasMessageContainingAll("steps=2", "steps=3")
        .hasMessageNotContaining("seed");
  }

  @Test
  void shouldWriteACheckpointAndGoOnFromItWhenCancelled() throws InterruptedException {
    Recorder whole = new Recorder();
    Map<String, float[]> expected = train(settings("uncut", false, Map.of()), whole);
    TrainingControl control = new TrainingControl();
    TrainingListener cancelling =
        new Recorder() {
          @Override
          public void onStep(StepReport report) {
            if (report.step() == 3) {
              control.cancel();
            }
          }
        };
    assertThatThrownBy(() -> train(settings("cut", false, Map.of()), cancelling, control))
        .isInstanceOf(TrainingCancelledException.class)
        .hasMessageContaining("after step 3");

    Map<String, float[]> actual = train(settings("cut", true, Map.of()), new Recorder());
    expected.forEach(
        (name, values) ->
            assertThat(Fixtures.distance(actual.get(name), values)).as(name).isZero());
  }

  @Test
  void shouldGoOnInTheMiddleOfTheSecondPhaseWhenResumed() throws Exception {
    Path preset = folder.resolve("two.yaml");
    Files.writeString(
        preset,
        """
        threads: 2
        logEvery: 1
        checkpointEvery: 2
        loss: {balance: uncertainty, objectWeight: 1.0, gradientWeight: 0.5, classWeights: log}
        optimiser: {weightDecay: 0.01}
        augment: {photometric: {haze: 0.5, noise: 0.5}}
        phases:
          - {name: small, steps: 3, cropWidth: 64, cropHeight: 48, batch: 2, accumulate: 2}
          - {name: large, steps: 4, cropWidth: 80, cropHeight: 64, batch: 1, accumulate: 2}
        """);
    Recipe recipe = RecipeFile.read(preset.toString(), Map.of());
    Recorder whole = new Recorder();
    TrainerSettings uncut =
        new TrainerSettings(Fixtures.bundleFolder(), folder.resolve("p1"), false, recipe);
    Map<String, float[]> expected = train(uncut, whole);
    assertThat(whole.reports)
        .extracting(StepReport::phase)
        .containsExactly("small", "small", "small", "large", "large", "large", "large");
    String lastCounted = "sample " + SAMPLES.size() + " of " + SAMPLES.size();
    assertThat(whole.preparations).startsWith("step 0 of 7").endsWith(lastCounted);

    TrainingListener deadly =
        new Recorder() {
          @Override
          public void onStep(StepReport report) {
            if (report.step() == 5) {
              throw new Killed();
            }
          }
        };
    Path work = folder.resolve("p2");
    TrainerSettings cut = new TrainerSettings(Fixtures.bundleFolder(), work, false, recipe);
    assertThatThrownBy(() -> train(cut, deadly)).isInstanceOf(Killed.class);
    Recorder resumed = new Recorder();
    Map<String, float[]> actual =
        train(new TrainerSettings(Fixtures.bundleFolder(), work, true, recipe), resumed);

    assertThat(resumed.preparations).startsWith("step 4 of 7").endsWith(lastCounted);
    assertThat(resumed.reports).extracting(StepReport::step).containsExactly(5, 6, 7);
    assertThat(resumed.reports.get(2).depth()).isEqualTo(whole.reports.get(6).depth());
    expected.forEach(
        (name, values) ->
            assertThat(Fixtures.distance(actual.get(name), values)).as(name).isZero());
  }

  @Test
  void shouldTrainOneHeadAloneWhenSamplesHaveOneLabel() throws InterruptedException {
    Map<String, float[]> before;
    try (TorchNetwork start =
        TorchNetwork.load(Fixtures.bundleFolder().resolve("model.pt"), Device.cpu())) {
      before = start.state();
    }
    TrainerSettings settings = settings("one", false, Map.of("phases.steps", 2));
    TrainingData data = TrainingData.of(new OneLabelSource(SAMPLES, true), VALIDATION);
    try (TrainedNetwork trained =
        new Trainer(settings, data, new Recorder(), new TrainingControl()).run()) {
      Map<String, float[]> after = trained.network().state();
      assertThat(after.get("heads.depth.out.weight"))
          .isEqualTo(before.get("heads.depth.out.weight"));
      assertThat(after.get("heads.segmentation.out.weight"))
          .isNotEqualTo(before.get("heads.segmentation.out.weight"));
      assertThat(after.get("encoder.features.0.0.weight"))
          .isNotEqualTo(before.get("encoder.features.0.0.weight"));
    }
  }
}

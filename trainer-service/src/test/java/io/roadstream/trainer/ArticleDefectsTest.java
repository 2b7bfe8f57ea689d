package io.roadstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.dataset.DatasetException;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.metric.ConfusionMatrix;
import io.roadstream.trainer.augment.AugmentSettings;
import io.roadstream.trainer.augment.Augmenter;
import io.roadstream.trainer.augment.Crop;
import io.roadstream.trainer.augment.CropRange;
import io.roadstream.trainer.data.DataQuery;
import io.roadstream.trainer.data.GridSampler;
import io.roadstream.trainer.data.LabelledSample;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.loop.RecipeFile;
import io.roadstream.trainer.loop.StepReport;
import io.roadstream.trainer.loop.Trainer;
import io.roadstream.trainer.loop.TrainerSettings;
import io.roadstream.trainer.loop.TrainingControl;
import io.roadstream.trainer.loop.TrainingData;
import io.roadstream.trainer.loop.TrainingListener;
import io.roadstream.trainer.loss.DepthLoss;
import io.roadstream.trainer.loss.LossSettings;
import io.roadstream.trainer.loss.MultiTaskLoss;
import io.roadstream.trainer.loss.TaskBalance;
import io.roadstream.trainer.loss.TrainingTargets;
import io.roadstream.trainer.network.TorchNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seven defects of the article's code, none of which may come back. */
class ArticleDefectsTest {

  @TempDir private Path folder;

  private TinyCityscapes data;

  @BeforeEach
  void setUp() {
    data = new TinyCityscapes(folder.resolve("data"));
  }

  private SampleSource open() {
    Input grid = Fixtures.input().withSize(TinyCityscapes.WIDTH, 48);
    return DataQuery.parse("cityscapes:" + data.root() + "?split=train")
        .open(new GridSampler(grid, Depth.ARTICLE));
  }

  /** Skips collected as leaf parameters left the encoder without any gradient. */
  @Test
  void shouldGiveEveryParameterAGradientAfterOneBackwardPass() {
    try (TorchNetwork network =
            TorchNetwork.load(Fixtures.bundleFolder().resolve("model.pt"), Device.cpu());
        NDManager scope = network.manager().newSubManager()) {
      Random random = new Random(5);
      Shape labels = new Shape(2, 1, 96, 128);
      long[] classes = new long[2 * 96 * 128];
      float[] depth = new float[classes.length];
      for (int i = 0; i < classes.length; i++) {
        classes[i] = random.nextInt(20);
        depth[i] = random.nextFloat();
      }
      TrainingTargets targets =
          new TrainingTargets(
              scope.create(classes, labels),
              scope.ones(labels),
              scope.create(depth, labels),
              scope.ones(labels),
              new int[0]);
      try (GradientCollector gradients = scope.getEngine().newGradientCollector()) {
        NDList outputs = network.forward(scope.randomNormal(new Shape(2, 3, 96, 128)), true);
        gradients.backward(
            new MultiTaskLoss(
                    LossSettings.fixed(DepthLoss.L1, 5), new TaskBalance(scope), new float[0])
                .of(outputs, targets)
                .total());
      }
      List<String> without = new ArrayList<>();
      network
          .parameters()
          .forEach(
              (name, weight) -> {
                try (NDArray gradient = weight.getGradient()) {
                  if (gradient.abs().max().getFloat() == 0) {
                    without.add(name);
                  }
                }
              });
      assertThat(network.parameters()).hasSizeGreaterThan(130);
      assertThat(without).isEmpty();
    }
  }

  /** A remap through trainIds turned void into traffic lights. */
  @Test
  void shouldNeverMapAnUnscoredLabelToAClass() {
    int[] expected = new int[35];
    Arrays.fill(expected, ClassMask.VOID);
    int[] scored = {7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33};
    for (int trainId = 0; trainId < scored.length; trainId++) {
      expected[scored[trainId] + 1] = trainId;
    }
    for (int labelId = -1; labelId <= 33; labelId++) {
      assertThat(CityscapesClasses.trainId(labelId))
          .as("labelId %d", labelId)
          .isEqualTo(expected[labelId + 1]);
    }
  }

  /** Lists that were not sorted paired one image with another's labels. */
  @Test
  void shouldFailLoudlyWhenAPartnerIsMissing() throws IOException {
    data.add("train", 1);
    String name = data.add("train", 2);
    Files.delete(data.file("train", "disparity", name + "_disparity.png"));
    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(name + "_disparity.png is missing");
  }

  /** A view of fixed batch size scrambled the last, smaller batch. */
  @Test
  void shouldTrainOnALastBatchThatIsSmaller() throws IOException, InterruptedException {
    for (int i = 1; i <= 3; i++) {
      data.add("train", i);
    }
    List<StepReport> reports = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStep(StepReport report) {
            reports.add(report);
          }

          @Override
          public void onScores(int step, Scores scores) {}
        };
    Map<String, Object> small =
        Map.of(
            "phases.steps", 0,
            "phases.epochs", 1,
            "phases.batch", 2,
            "phases.cropWidth", 64,
            "phases.cropHeight", 32,
            "logEvery", 1);
    try (SampleSource samples = open()) {
      new Trainer(
              new TrainerSettings(
                  Fixtures.bundleFolder(),
                  folder.resolve("work"),
                  false,
                  RecipeFile.read("default", small)),
              TrainingData.of(samples, samples),
              listener,
              new TrainingControl())
          .run()
          .close();
    }
    assertThat(reports).hasSize(2).allMatch(report -> Double.isFinite(report.segmentation()));
  }

  /** Void was trained as a class, and unknown depth as one metre. */
  @Test
  void shouldLeaveVoidMissingDepthEgoVehicleAndTheLowerEdgeOut() throws IOException {
    data.add("train", 1);
    try (SampleSource samples = open()) {
      LabelledSample sample = samples.get(0);
      Augmenter augmenter =
          Augmenter.none(
              Fixtures.input().withSize(sample.width(), sample.height()), DepthCodec.ARTICLE);
      Crop crop = augmenter.whole(sample);
      // 64 rows, of which the bundle's grid sees the upper 51 in 48.
      for (int row = 0; row < sample.height(); row++) {
        int frameRow = (int) ((row + 0.5) * 51 / 48);
        boolean ego = frameRow >= TinyCityscapes.EGO_ROW;
        boolean sky = frameRow < TinyCityscapes.SKY_ROWS;
        assertThat(crop.classValid()[row * crop.width()]).isEqualTo(ego ? 0 : 1);
        assertThat(crop.depthValid()[row * crop.width()]).isEqualTo(ego || sky ? 0 : 1);
      }
    }
  }

  /** Crops were enlarged without their depth becoming smaller. */
  @Test
  void shouldKeepDepthTrueToTheApparentSizeWhenACropIsEnlarged() throws IOException {
    data.add("train", 1);
    try (SampleSource samples = open()) {
      LabelledSample sample = samples.get(0);
      AugmentSettings settings = AugmentSettings.NONE;
      double zoom = 1.5;
      Crop crop =
          new Augmenter(
                  settings, new CropRange(64, 32, zoom, zoom), Fixtures.input(), DepthCodec.ARTICLE)
              .augment(sample, 3);
      double[] trueDepths =
          IntStream.range(TinyCityscapes.SKY_ROWS, TinyCityscapes.EGO_ROW)
              .mapToDouble(
                  row ->
                      TinyCityscapes.FX * TinyCityscapes.BASELINE / TinyCityscapes.disparity(row))
              .toArray();
      int known = 0;
      for (int i = 0; i < crop.depth().length; i++) {
        if (crop.depthValid()[i] > 0) {
          double metres = Math.exp(5 * crop.depth()[i]) * zoom;
          assertThat(Arrays.stream(trueDepths).map(each -> Math.abs(each / metres - 1)).min())
              .hasValueCloseTo(0.0, within(1e-3));
          known++;
        }
      }
      assertThat(known).isPositive();
    }
  }

  /** The mean of each batch's IoU, void among the classes, was called IoU. */
  @Test
  void shouldScoreOneConfusionMatrixOverTheDataSet() {
    ClassMask truth = new ClassMask(4, 1, new byte[] {0, 0, 0, (byte) ClassMask.VOID});
    ClassMask other = new ClassMask(4, 1, new byte[] {1, 1, 0, (byte) ClassMask.VOID});
    ConfusionMatrix all = new ConfusionMatrix();
    all.add(truth, new ClassMask(4, 1, new byte[] {0, 0, 0, 7}));
    all.add(other, new ClassMask(4, 1, new byte[] {0, 1, 0, 7}));
    // Class 0: 4 of 5; class 1: 1 of 2; void truth is not scored whatever was told.
    assertThat(all.meanIou()).isCloseTo((0.8 + 0.5) / 2, within(1e-9));
  }
}

package io.roadstream.cli.evaluate.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.DistanceCalibration;
import io.roadstream.perception.object.ObjectSettings;
import io.roadstream.perception.object.RoadObject;
import io.roadstream.trainer.data.Split;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ObjectEvaluationTest {

  private static final int CAR = 13;
  private static final int PERSON = 11;

  /** True mask and depth, on the shipped bundle's grid. */
  private static final SceneSupply TRUTH =
      new SceneSupply(
          1,
          Split.TEST,
          new BundleLoader().load(Path.of("..", "models", "roadstream-street")).manifest().input(),
          Depth.ARTICLE,
          null);

  @Test
  void shouldFindTheObjectsOfStreetsWhoseMaskAndDepthAreTrue() {
    ObjectEvaluation evaluation = new ObjectEvaluation(TRUTH, ObjectSettings.EXACT);
    for (int i = 0; i < 24; i++) {
      evaluation.add(i);
    }

    InstanceScore.Tally cars = evaluation.instances().byClass().get(CAR);
    InstanceScore.Tally persons = evaluation.instances().byClass().get(PERSON);
    assertThat(cars.recall()).isGreaterThan(0.85);
    assertThat(cars.precision()).isGreaterThan(0.85);
    assertThat(persons.recall()).isGreaterThan(0.75);
    assertThat(persons.precision()).isGreaterThan(0.75);
  }

  @Test
  void shouldTellDistancesByRange() {
    DistanceTable table = new DistanceTable();
    table.add(20, new RoadObject.Distance(21, 19, 22), new DistanceTable.Simple(22, 24, 30));
    table.add(20, new RoadObject.Distance(22, 21, 23), new DistanceTable.Simple(23, 25, 40));

    assertThat(table.objects(1)).isEqualTo(2);
    assertThat(table.percentile(DistanceTable.Way.OURS, 1, 0.5)).isCloseTo(0.05, within(1e-9));
    assertThat(table.percentile(DistanceTable.Way.OURS, 1, 0.9)).isCloseTo(0.1, within(1e-9));
    assertThat(table.percentile(DistanceTable.Way.MEDIAN_OF_BOX, 1, 0.9))
        .isCloseTo(1, within(1e-9));
    assertThat(table.percentile(DistanceTable.Way.OURS, 0, 0.5)).isNaN();
    assertThat(table.coverage(-1)).isEqualTo(0.5);
  }

  @Test
  void shouldLearnIntervalsThatHoldEightInTen() {
    CalibrationFit fit = new CalibrationFit();
    for (int i = 0; i < 1000; i++) {
      fit.add(10 * Math.exp((i - 500) / 5000.0), at(10));
    }

    DistanceCalibration learnt = fit.calibration();

    assertThat(learnt.knots()).hasSize(1);
    assertThat(learnt.knots().get(0).metres()).isCloseTo(10, within(0.001));
    assertThat(learnt.knots().get(0).low() * 0.05).isCloseTo(-0.08, within(0.001));
    assertThat(learnt.knots().get(0).high() * 0.05).isCloseTo(0.08, within(0.001));
  }

  @Test
  void shouldSayWhenThereIsTooLittleToLearnFrom() {
    assertThatThrownBy(() -> new CalibrationFit().calibration())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--images");
  }

  private static DepthStatistics at(double metres) {
    return new DepthStatistics(
        99, metres, metres, metres, metres, metres, metres, metres, metres, 0, 0, metres, 1, 1,
        null);
  }
}

package io.roadstream.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.scene.raster.Relief;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneTruthTest {
  private static final int ROAD = 0;
  private static final int SKY = 10;
  private static final int CAR = 13;
  private static final int TRAIN = 16;

  @Property(tries = 10)
  void shouldGiveEveryPixelAClassAndEverySurfaceADepth(
      @ForAll @LongRange(min = Long.MIN_VALUE, max = Long.MAX_VALUE) long seed,
      @ForAll @LongRange(min = 0, max = 4000) long index,
      @ForAll @IntRange(min = 32, max = 210) int width,
      @ForAll @IntRange(min = 32, max = 130) int height) {
    SceneFrame frame =
        Scenes.frame(
            SceneSettings.builder().setSeed(seed).optSize(width, height).optThreads(1).build(),
            index);
    assertThat(frame.left()).hasSize(width * height * 3);
    assertThat(frame.trainIds()).hasSize(width * height);
    assertThat(frame.depth()).hasSize(width * height);
    for (int i = 0; i < width * height; i++) {
      int id = frame.trainIds()[i] & 255;
      float z = frame.depth()[i];
      assertThat(id).isLessThan(19).isNotEqualTo(TRAIN);
      if (id == SKY) {
        assertThat(z).isZero();
      } else {
        assertThat(z).isBetween(0.2f, 2000f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldNumberThingsAndGiveTheSkyNone(long seed) {
    SceneFrame frame = Scenes.frame(Scenes.small(seed).build(), 25);
    Map<Integer, Set<Integer>> classes = new TreeMap<>();
    for (int i = 0; i < frame.instances().length; i++) {
      int id = frame.trainIds()[i] & 255;
      assertThat(frame.instances()[i] == 0).isEqualTo(id == SKY);
      classes.computeIfAbsent(frame.instances()[i], key -> new TreeSet<>()).add(id);
    }
    assertThat(classes.values())
        .filteredOn(of -> of.contains(CAR))
        .hasSizeGreaterThan(1)
        .containsOnly(Set.of(CAR));
  }

  @Test
  void shouldKeepTheNumberOfAThingFromFrameToFrame() {
    SceneSettings settings = Scenes.small(4).build();
    Set<Integer> before = cars(Scenes.frame(settings, 25));
    Set<Integer> after = cars(Scenes.frame(settings, 26));
    Set<Integer> both = new TreeSet<>(before);
    both.retainAll(after);
    assertThat(both).hasSizeGreaterThan(before.size() / 2);
  }

  private static Set<Integer> cars(SceneFrame frame) {
    Set<Integer> cars = new TreeSet<>();
    for (int i = 0; i < frame.instances().length; i++) {
      if (frame.trainIds()[i] == CAR) {
        cars.add(frame.instances()[i]);
      }
    }
    return cars;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldGiveTheRoadTheDepthOfItsPlane(long seed) {
    SceneFrame frame = Scenes.frame(Scenes.small(seed).build(), 25);
    int roadPixels = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int i = y * frame.width() + x;
        if (frame.trainIds()[i] == ROAD) {
          double expected = -frame.pose().z() / Scenes.ray(frame, x, y)[2];
          assertThat((double) frame.depth()[i]).isCloseTo(expected, within(2e-4 * expected));
          roadPixels++;
        }
      }
    }
    assertThat(roadPixels).isGreaterThan(frame.depth().length / 8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldLayTheRoadOnTheLand(long seed) {
    SceneSettings settings = Scenes.small(seed).optStyle(CityStyle.hillside()).build();
    SceneFrame frame = Scenes.frame(settings, 25);
    Relief relief = SceneRenderer.relief(settings);
    double level = 0;
    int roadPixels = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        if (frame.trainIds()[y * frame.width() + x] == ROAD) {
          double over = Scenes.overLand(frame, relief, x, y);
          // Between its vertices the road is flat.
          assertThat(over).isCloseTo(0, within(0.06));
          level = Math.max(level, Math.abs(Scenes.overLand(frame, Relief.LEVEL, x, y)));
          roadPixels++;
        }
      }
    }
    assertThat(roadPixels).isGreaterThan(frame.depth().length / 8);
    assertThat(level).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void shouldShowTheSamePointsInTheRightViewAtTheirDisparity(long seed) {
    SceneSettings settings =
        SceneSettings.builder()
            .setSeed(seed)
            .optSize(384, 192)
            .optThreads(1)
            .optRightView(true)
            .optWeather(Weather.CLOUDY)
            .build();
    SceneFrame frame = Scenes.frame(settings, 40);
    double warped = error(frame, 1);
    assertThat(warped).isLessThan(9);
    assertThat(warped).isLessThan(0.5 * error(frame, 0));
    assertThat(warped).isLessThan(0.7 * error(frame, 0.8));
    assertThat(warped).isLessThan(0.7 * error(frame, 1.2));
  }

  /**
   * Returns the mean difference of the left image and the right one fetched at a multiple of the
   * disparity, near things only.
   */
  private static double error(SceneFrame frame, double factor) {
    int width = frame.width();
    double sum = 0;
    int n = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < width; x++) {
        float z = frame.depth()[y * width + x];
        double at =
            z > 0 ? x - factor * frame.intrinsics().fx() * frame.intrinsics().baseline() / z : -1;
        if (at >= 0 && at < width - 1 && z < 25) {
          int left = (int) at;
          double t = at - left;
          for (int c = 0; c < 3; c++) {
            int a = frame.right()[(y * width + left) * 3 + c] & 255;
            int b = frame.right()[(y * width + left + 1) * 3 + c] & 255;
            sum += Math.abs((frame.left()[(y * width + x) * 3 + c] & 255) - (a + (b - a) * t));
            n++;
          }
        }
      }
    }
    return sum / n;
  }

  @Test
  void shouldShowEveryClassButTrainOften() {
    int seeds = 40;
    int[] scenesWith = new int[19];
    double[] share = new double[19];
    for (int seed = 0; seed < seeds; seed++) {
      long[] counts = new long[19];
      SceneFrame frame = Scenes.frame(Scenes.small(1000 + seed).build(), 50);
      for (byte id : frame.trainIds()) {
        counts[id]++;
      }
      for (int c = 0; c < 19; c++) {
        scenesWith[c] += counts[c] > 0 ? 1 : 0;
        share[c] += counts[c] / (double) frame.trainIds().length / seeds;
      }
    }
    for (int c = 0; c < 19; c++) {
      if (c != TRAIN) {
        assertThat(scenesWith[c])
            .as("scenes of %d with class %d", seeds, c)
            .isGreaterThanOrEqualTo(seeds / 8);
        assertThat(share[c]).as("share of class %d", c).isGreaterThan(0.0006);
      }
    }
    assertThat(scenesWith[TRAIN]).isZero();
    assertThat(share[ROAD]).isBetween(0.28, 0.46);
    assertThat(share[2]).isBetween(0.10, 0.30);
    assertThat(share[8]).isBetween(0.06, 0.22);
    assertThat(share[SKY]).isBetween(0.03, 0.18);
    assertThat(share[13]).isBetween(0.03, 0.13);
  }

  @ParameterizedTest
  @EnumSource
  void shouldExposeEveryWeatherAsACameraWould(Weather weather) {
    for (long seed = 60; seed < 64; seed++) {
      SceneFrame frame = Scenes.frame(Scenes.small(seed).optWeather(weather).build(), 10);
      double mean = 0;
      int burnt = 0;
      for (byte value : frame.left()) {
        mean += (value & 255) / (double) frame.left().length;
        burnt += (value & 255) == 255 ? 1 : 0;
      }
      assertThat(mean)
          .as("mean grey in %s", weather)
          .isBetween(weather == Weather.DUSK || weather == Weather.NIGHT ? 25.0 : 65.0, 200.0);
      assertThat(burnt).as("burnt values in %s", weather).isLessThan(frame.left().length / 3);
    }
  }

  @Test
  void shouldSeeLessFarInFog() {
    SceneSettings.Builder builder = Scenes.small(70);
    assertThat(farContrast(Scenes.frame(builder.optWeather(Weather.FOG).build(), 10)))
        .isLessThan(0.6 * farContrast(Scenes.frame(builder.optWeather(Weather.SUNNY).build(), 10)));
  }

  private static double farContrast(SceneFrame frame) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int i = 0; i < frame.depth().length; i++) {
      if (frame.depth()[i] > 60) {
        double g = frame.left()[3 * i + 1] & 255;
        sum += g;
        squares += g * g;
        n++;
      }
    }
    assertThat(n).isGreaterThan(100);
    return Math.sqrt(squares / n - sum / n * sum / n);
  }
}

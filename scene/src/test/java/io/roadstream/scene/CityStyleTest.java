package io.roadstream.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CityStyleTest {
  private static CityStyle with(Map<Weather, Double> weather, double[] height, int[] storeys) {
    CityStyle base = CityStyle.temperate();
    return new CityStyle(
        "test",
        weather,
        height,
        base.cameraPitch(),
        base.focalLength(),
        base.sunElevation(),
        storeys,
        base.facades(),
        base.brick(),
        base.shops(),
        base.foliage(),
        base.trees(),
        base.traffic(),
        base.parked(),
        base.people(),
        base.suburb(),
        base.park(),
        base.bank(),
        base.bends(),
        base.warmth());
  }

  @Test
  void shouldPlaceTheCameraWithinTheStylesRanges() {
    for (CityStyle style : new CityStyle[] {CityStyle.temperate(), CityStyle.harbour()}) {
      for (long seed = 0; seed < 5; seed++) {
        SceneFrame frame =
            Scenes.frame(Scenes.small(seed).optSize(64, 32).optStyle(style).build(), 0);
        assertThat(frame.pose().z())
            .isBetween(style.cameraHeight()[0] - 0.02, style.cameraHeight()[1] + 0.02);
        assertThat(frame.intrinsics().fx() / 64)
            .isBetween(style.focalLength()[0], style.focalLength()[1]);
      }
    }
  }

  @Test
  void shouldDrawOnlyTheWeathersOfTheStyle() {
    CityStyle foggy = with(Map.of(Weather.FOG, 1.0), new double[] {1, 2}, new int[] {2, 3});
    for (long seed = 0; seed < 4; seed++) {
      try (SceneRenderer renderer = new SceneRenderer(Scenes.small(seed).optStyle(foggy).build())) {
        assertThat(renderer.weather()).isEqualTo(Weather.FOG);
      }
    }
  }

  @Test
  void shouldNameWhatIsWrongWithAStyle() {
    assertThatThrownBy(() -> with(Map.of(), new double[] {1, 2}, new int[] {2, 3}))
        .hasMessageContaining("weather of style test");
    assertThatThrownBy(() -> with(Map.of(Weather.RAIN, 1.0), new double[] {2, 1}, new int[] {2, 3}))
        .hasMessageContaining("cameraHeight")
        .hasMessageContaining("[2.0, 1.0]");
    assertThatThrownBy(() -> with(Map.of(Weather.RAIN, 1.0), new double[] {1, 2}, new int[] {4, 3}))
        .hasMessageContaining("storeys");
  }

  @Test
  void shouldLookDifferentInAnotherCity() {
    double[] home = means(CityStyle.temperate());
    double[] away = means(CityStyle.harbour());
    // The harbour's light is warm: more red than blue.
    assertThat(away[0] - away[2]).isGreaterThan(home[0] - home[2] + 3);
  }

  @Test
  void shouldShowMorePeopleInACrowd() {
    assertThat(people(CityStyle.crowded())).isGreaterThan(2 * people(CityStyle.temperate()));
    assertThat(CityStyle.named("crowded").name()).isEqualTo("crowded");
  }

  @Test
  void shouldRaiseTheGroundOnHillsides() {
    assertThat(highGround(CityStyle.temperate())).isZero();
    assertThat(highGround(CityStyle.named("hillside"))).isGreaterThan(1000);
  }

  /** Pixels of terrain that lies more than two metres above the road, in some scenes. */
  private static int highGround(CityStyle style) {
    int count = 0;
    for (long seed = 0; seed < 6; seed++) {
      SceneFrame frame = Scenes.frame(Scenes.small(seed).optStyle(style).build(), 0);
      for (int i = 0; i < frame.depth().length; i++) {
        int column = i % frame.width();
        int row = i / frame.width();
        double up = Scenes.ray(frame, column, row)[2];
        boolean high = frame.pose().z() + frame.depth()[i] * up > 2;
        count += frame.trainIds()[i] == 9 && high ? 1 : 0;
      }
    }
    return count;
  }

  /** Pixels of persons and riders in some scenes. */
  private static int people(CityStyle style) {
    int count = 0;
    for (long seed = 0; seed < 6; seed++) {
      for (byte id : Scenes.frame(Scenes.small(seed).optStyle(style).build(), 0).trainIds()) {
        count += id == 11 || id == 12 ? 1 : 0;
      }
    }
    return count;
  }

  private static double[] means(CityStyle style) {
    double[] sum = new double[3];
    for (long seed = 0; seed < 6; seed++) {
      byte[] rgb = Scenes.frame(Scenes.small(seed).optStyle(style).build(), 0).left();
      for (int i = 0; i < rgb.length; i++) {
        sum[i % 3] += (rgb[i] & 255) * 3.0 / rgb.length / 6;
      }
    }
    return sum;
  }
}

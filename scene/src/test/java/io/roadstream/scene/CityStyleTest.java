package io.roadstream.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.scene.CityStyle.Green;
import io.roadstream.scene.CityStyle.Houses;
import io.roadstream.scene.CityStyle.Land;
import io.roadstream.scene.CityStyle.Life;
import io.roadstream.scene.CityStyle.Mount;
import io.roadstream.scene.CityStyle.Sky;
import io.roadstream.scene.raster.Relief;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CityStyleTest {
  @Test
  void shouldPlaceTheCameraWithinTheStylesRanges() {
    for (CityStyle style : new CityStyle[] {CityStyle.temperate(), CityStyle.harbour()}) {
      for (long seed = 0; seed < 5; seed++) {
        SceneFrame frame =
            Scenes.frame(Scenes.small(seed).optSize(64, 32).optStyle(style).build(), 0);
        assertThat(frame.pose().z())
            .isBetween(style.mount().height()[0] - 0.02, style.mount().height()[1] + 0.02);
        assertThat(frame.intrinsics().fx() / 64)
            .isBetween(style.mount().focalLength()[0], style.mount().focalLength()[1]);
      }
    }
  }

  @Test
  void shouldDrawOnlyTheWeathersOfTheStyle() {
    CityStyle usual = CityStyle.temperate();
    Sky fog = new Sky(Map.of(Weather.FOG, 1.0), usual.sky().sunElevation(), 0);
    CityStyle foggy =
        new CityStyle(
            "foggy", fog, usual.mount(), usual.houses(), usual.green(), usual.life(), usual.land());
    for (long seed = 0; seed < 4; seed++) {
      try (SceneRenderer renderer = new SceneRenderer(Scenes.small(seed).optStyle(foggy).build())) {
        assertThat(renderer.weather()).isEqualTo(Weather.FOG);
      }
    }
  }

  @Test
  void shouldNameWhatIsWrongWithAStyle() {
    double[] sun = {0.3, 0.9};
    assertThatThrownBy(() -> new Sky(Map.of(), sun, 0)).hasMessageContaining("weather has no");
    assertThatThrownBy(() -> new Mount(new double[] {2, 1}, new double[] {0, 0.1}, sun))
        .hasMessageContaining("height")
        .hasMessageContaining("[2.0, 1.0]");
    float[][] grey = {{.5f, .5f, .5f}};
    assertThatThrownBy(() -> new Houses(new int[] {4, 3}, grey, 0, 0, 0))
        .hasMessageContaining("storeys")
        .hasMessageContaining("[4, 3]");
    assertThatThrownBy(() -> new Houses(new int[] {3, 4}, grey, 1.1, 0, 0))
        .hasMessageContaining("brick must be within 0.0..1.0 but is 1.1");
    assertThatThrownBy(() -> new Green(new float[0][], 1, 0))
        .hasMessageContaining("foliage has no colour");
    assertThatThrownBy(() -> new Life(1, 1, Double.NaN)).hasMessageContaining("people");
    assertThatThrownBy(() -> new Land(0, 1, 0.4)).hasMessageContaining("slope");
    CityStyle usual = CityStyle.temperate();
    Land steep = new Land(0.6, 1, 0);
    assertThatThrownBy(
            () ->
                new CityStyle(
                    "steep",
                    usual.sky(),
                    usual.mount(),
                    usual.houses(),
                    usual.green(),
                    usual.life(),
                    steep))
        .hasMessageContaining("suburb, park and bank of style steep must be at most 0.88");
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

  /** Pixels of terrain that lies more than two metres above the land, in some scenes. */
  private static int highGround(CityStyle style) {
    int count = 0;
    for (long seed = 0; seed < 6; seed++) {
      SceneSettings settings = Scenes.small(seed).optStyle(style).build();
      SceneFrame frame = Scenes.frame(settings, 0);
      Relief relief = SceneRenderer.relief(settings);
      for (int i = 0; i < frame.depth().length; i++) {
        double over = Scenes.overLand(frame, relief, i % frame.width(), i / frame.width());
        count += frame.trainIds()[i] == 9 && over > 2 ? 1 : 0;
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

package io.roadstream.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SceneDeterminismTest {
  static void assertSameBits(SceneFrame a, SceneFrame b) {
    assertThat(Arrays.equals(a.left(), b.left())).as("left image").isTrue();
    assertThat(Arrays.equals(a.right(), b.right())).as("right image").isTrue();
    assertThat(Arrays.equals(a.trainIds(), b.trainIds())).as("classes").isTrue();
    assertThat(Arrays.equals(a.depth(), b.depth())).as("depth").isTrue();
    assertThat(a.pose()).isEqualTo(b.pose());
    assertThat(a.intrinsics()).isEqualTo(b.intrinsics());
    assertThat(a.capturedAtMicros()).isEqualTo(b.capturedAtMicros());
  }

  @Test
  void shouldRenderTheSameBitsTwice() {
    SceneSettings settings = Scenes.small(11).optRightView(true).build();
    assertSameBits(Scenes.frame(settings, 30), Scenes.frame(settings, 30));
  }

  @Property(tries = 6)
  void shouldRenderTheSameBitsWithAnyNumberOfThreads(
      @ForAll @LongRange(min = 0, max = 100_000) long seed,
      @ForAll @IntRange(min = 2, max = 7) int threads) {
    assertSameBits(
        Scenes.frame(Scenes.small(seed).optRightView(true).build(), 12),
        Scenes.frame(Scenes.small(seed).optRightView(true).optThreads(threads).build(), 12));
  }

  @Test
  void shouldRenderTheSameBitsDirectlyAndInSequence() {
    SceneSettings settings = Scenes.small(12).optFps(2).build();
    try (SceneRenderer renderer = new SceneRenderer(settings)) {
      SceneFrame last = renderer.render(0);
      // Far enough to pass several blocks, which come and go on the way.
      for (int i = 1; i <= 60; i++) {
        last = renderer.render(i);
      }
      assertSameBits(last, Scenes.frame(settings, 60));
      assertSameBits(renderer.render(3), Scenes.frame(settings, 3));
    }
  }

  @Test
  void shouldReachAFarFrameDirectly() {
    SceneFrame frame = Scenes.frame(Scenes.small(13).build(), 100_000);
    assertThat(frame.capturedAtMicros()).isEqualTo(Math.round(100_000 / 17.0 * 1e6));
    assertThat(frame.trainIds()).contains((byte) 0, (byte) 2);
  }

  @Test
  void shouldShowAnotherStreetForAnotherSeed() {
    SceneFrame a = Scenes.frame(Scenes.small(14).build(), 0);
    SceneFrame b = Scenes.frame(Scenes.small(15).build(), 0);
    int different = 0;
    for (int i = 0; i < a.trainIds().length; i++) {
      different += a.trainIds()[i] != b.trainIds()[i] ? 1 : 0;
    }
    assertThat(different).isGreaterThan(a.trainIds().length / 20);
    assertThat(a.pose().z()).isNotEqualTo(b.pose().z());
    assertThat(a.intrinsics()).isNotEqualTo(b.intrinsics());
  }

  @Test
  void shouldMoveTheCameraAndTheActorsWithTime() {
    SceneSettings settings = Scenes.small(16).build();
    SceneFrame a = Scenes.frame(settings, 0);
    SceneFrame b = Scenes.frame(settings, 17);
    double moved = Math.hypot(b.pose().x() - a.pose().x(), b.pose().y() - a.pose().y());
    assertThat(moved).isBetween(3.0, 16.0);
    assertThat(b.capturedAtMicros() - a.capturedAtMicros()).isEqualTo(1_000_000);
    assertThat(Arrays.equals(a.trainIds(), b.trainIds())).isFalse();
  }

  @Test
  void shouldNotRenderTheRightViewUnlessAsked() {
    SceneFrame frame = Scenes.frame(Scenes.small(17).build(), 0);
    assertThat(frame.hasRight()).isFalse();
    SceneFrame both = Scenes.frame(Scenes.small(17).optRightView(true).build(), 0);
    assertThat(both.right()).hasSameSizeAs(both.left());
    assertThat(Arrays.equals(frame.left(), both.left())).isTrue();
    assertThat(Arrays.equals(both.left(), both.right())).isFalse();
  }
}

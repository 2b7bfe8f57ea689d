package io.roadstream.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FrameTrackerTest {

  private final FrameTracker tracker = new FrameTracker();

  @Test
  void shouldCountAnArrivalOnceAndTheRestAsDuplicates() {
    tracker.sent("a", 1_000_000);
    tracker.sent("b", 2_000_000);
    tracker.arrived("a", 6_000_000);
    tracker.arrived("a", 7_000_000);
    tracker.arrived("never sent", 7_000_000);

    assertThat(tracker.sent()).isEqualTo(2);
    assertThat(tracker.arrived()).isEqualTo(1);
    assertThat(tracker.duplicates()).isEqualTo(2);
    assertThat(tracker.takeLatencies()).containsExactly(5_000_000L);
    assertThat(tracker.takeLatencies()).isEmpty();
  }

  @Test
  void shouldTellHowManyAreMissingWhenTheTimeIsUp() throws Exception {
    tracker.sent("a", 0);
    tracker.sent("b", 0);
    tracker.arrived("b", 1);
    assertThat(tracker.awaitAll(1_000_000)).isEqualTo(1);
  }

  @Test
  void shouldLetTheNextFrameInWhenOneHasArrived() throws Exception {
    tracker.sent("a", 0);
    Thread waiting =
        new Thread(
            () -> {
              try {
                tracker.awaitRoom(1);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    waiting.start();
    Awaitility.await().until(() -> waiting.getState() == Thread.State.WAITING);
    tracker.arrived("a", 1);
    waiting.join();
    assertThat(tracker.arrived()).isEqualTo(1);
  }
}

package io.roadstream.cli.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SwapDelayTest {

  private static List<Timeline.Passage> steady(double millis, double from, double to) {
    List<Timeline.Passage> passages = new ArrayList<>();
    for (double at = from; at < to; at += 0.5) {
      passages.add(new Timeline.Passage(at, millis));
    }
    return passages;
  }

  @Test
  void shouldCompareTheSlowestFrameAroundTheExchangeWithTheSlowestBefore() {
    List<Timeline.Passage> passages = steady(200, 0, 100);
    passages.add(new Timeline.Passage(59.2, 430));
    for (double second = 28; second < 57; second += 5) {
      passages.add(new Timeline.Passage(second, 300));
    }
    passages.add(new Timeline.Passage(40, 5000));

    SwapDelay delay = SwapDelay.of(passages, 60);

    assertThat(delay.usualMillis()).isEqualTo(300);
    assertThat(delay.worstMillis()).isEqualTo(430);
    assertThat(delay.extraMillis()).isEqualTo(130);
  }

  @Test
  void shouldSayThatFramesWereLateOrLost() {
    assertThat(report(0, new SwapDelay(200, 800)).shortcoming()).contains("600 ms");
    assertThat(report(2, new SwapDelay(200, 300)).shortcoming()).contains("2 frames lost");
    assertThat(report(0, null).shortcoming()).contains("was not exchanged", "refused: x");
    assertThat(report(0, new SwapDelay(200, 300)).succeeded()).isTrue();
  }

  @Test
  void shouldMarkTheExchangeInThePage() {
    String page = AdaptPage.html(report(0, new SwapDelay(200, 300)));

    assertThat(page)
        .contains("model 2 takes over", "mIoU over time", "AbsRel over time", "<polyline")
        .contains("100 sent, 0 lost", "fine-tuned</td><td>50</td><td>0.400</td>");
  }

  private static AdaptReport report(long lost, @Nullable SwapDelay delay) {
    return new AdaptReport(
        100,
        lost,
        0,
        List.of(
            new AdaptReport.Row("temperate", "before", 20, 0.5, 0.2),
            new AdaptReport.Row("harbour", "before", 30, 0.3, 0.4),
            new AdaptReport.Row("harbour", "after", 50, 0.4, 0.3)),
        delay,
        delay == null ? null : 60.0,
        45,
        "refused: x",
        List.of(
            new Timeline.Moment(5, 10, 0.5, 0.2),
            new Timeline.Moment(15, 10, 0.3, 0.4),
            new Timeline.Moment(65, 10, Double.NaN, 0.4),
            new Timeline.Moment(75, 10, 0.4, 0.3)),
        List.of(
            new Timeline.Event(0, "the city of training"),
            new Timeline.Event(60, "model 2 takes over")));
  }
}

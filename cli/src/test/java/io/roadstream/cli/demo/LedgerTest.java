package io.roadstream.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {

  private final Ledger ledger = new Ledger();

  private void results(String frameId) {
    ledger.prediction(frameId);
    ledger.mask(frameId);
    ledger.depth(frameId);
    ledger.objects(frameId);
  }

  @Test
  void shouldFindNothingWrongWhenEveryFrameHasOneOfEachResult() {
    ledger.sent("a");
    results("a");
    results("b"); // Results may be read before the sender hears that the frame was taken.
    ledger.sent("b");
    assertThat(ledger.totals()).isEqualTo(new Ledger.Totals(2, 2, 2, 2, 2, 0, 0));
  }

  @Test
  void shouldCountAFrameAsLostWhenOneResultIsMissing() {
    ledger.sent("a");
    ledger.prediction("a");
    ledger.mask("a");
    ledger.objects("a");
    assertThat(ledger.totals().lost()).isEqualTo(1);
  }

  @Test
  void shouldCountDuplicatesWhenAResultComesAgainOrBelongsToNoFrame() {
    ledger.sent("a");
    results("a");
    ledger.mask("a");
    ledger.depth("unknown");
    assertThat(ledger.totals().duplicates()).isEqualTo(2);
    assertThat(ledger.totals().lost()).isZero();
  }
}

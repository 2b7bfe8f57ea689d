package io.roadstream.trainer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {

  private static final Figures NEW = new Figures(20, 0.30, 0.40);
  private static final Figures OLD = new Figures(20, 0.45, 0.25);

  private final Gate gate = new Gate(GateRules.DEFAULT);

  @Test
  void shouldPassWhatIsBetterThereAndAsGoodHere() {
    GateDecision decision =
        gate.decide(NEW, new Figures(20, 0.36, 0.30), OLD, new Figures(20, 0.44, 0.26));

    assertThat(decision.passed()).isTrue();
    assertThat(decision.reason()).startsWith("passed").contains("0.3000 to 0.3600");
    assertThat(decision.checks()).hasSize(5).allMatch(GateDecision.Check::holds);
    assertThat(decision.metrics())
        .containsEntry("new.miou", 0.36)
        .containsEntry("old.production.absRel", 0.25);
  }

  @Test
  void shouldRefuseTooSmallAGain() {
    assertRefused(new Figures(20, 0.305, 0.30), OLD, "mIoU on the new domain up");
  }

  @Test
  void shouldRefuseWorseDepth() {
    assertRefused(new Figures(20, 0.36, 0.41), OLD, "AbsRel on the new domain");
  }

  @Test
  void shouldRefuseWhatForgets() {
    assertRefused(
        new Figures(20, 0.36, 0.30), new Figures(20, 0.42, 0.25), "mIoU on the old domain");
    assertRefused(
        new Figures(20, 0.36, 0.30), new Figures(20, 0.45, 0.30), "AbsRel on the old domain");
  }

  @Test
  void shouldRefuseToJudgeOnAFewSamples() {
    GateDecision decision =
        gate.decide(new Figures(4, 0.3, 0.4), new Figures(4, 0.9, 0.1), OLD, OLD);

    assertThat(decision.passed()).isFalse();
    assertThat(decision.reason()).contains("at least 5 held-out samples").contains("4 samples");
    assertThat(gate.decide(Figures.NONE, Figures.NONE, OLD, OLD).passed()).isFalse();
  }

  @Test
  void shouldAskForBetterDepthWhereNoClassIsKnown() {
    Figures production = new Figures(20, Double.NaN, 0.40);

    assertThat(
            gate.decide(production, new Figures(20, Double.NaN, 0.39), Figures.NONE, Figures.NONE)
                .passed())
        .isTrue();
    assertThat(
            gate.decide(production, new Figures(20, Double.NaN, 0.395), Figures.NONE, Figures.NONE)
                .passed())
        .isFalse();
  }

  private void assertRefused(Figures candidate, Figures oldCandidate, String rule) {
    GateDecision decision = gate.decide(NEW, candidate, OLD, oldCandidate);
    assertThat(decision.passed()).isFalse();
    assertThat(decision.reason()).startsWith("refused").contains(rule);
  }
}

package io.roadstream.trainer.gate;

import io.roadstream.trainer.gate.GateDecision.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds figures against rules. Immutable. */
public final class Gate {

  private final GateRules rules;

  /** A gate with these rules. */
  public Gate(GateRules rules) {
    this.rules = rules;
  }

  /**
   * Decides; nothing measured on the old domain means nothing to hold against the candidate there.
   */
  public GateDecision decide(
      Figures newProduction, Figures newCandidate, Figures oldProduction, Figures oldCandidate) {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "at least " + rules.minSamples() + " held-out samples of the new domain",
            newCandidate.samples() >= rules.minSamples(),
            newCandidate.samples() + " samples"));
    boolean classes = Double.isFinite(newProduction.miou()) && Double.isFinite(newCandidate.miou());
    if (classes) {
      double gain = newCandidate.miou() - newProduction.miou();
      checks.add(
          check(
              "mIoU on the new domain up by at least " + rules.minMiouGain(),
              gain >= rules.minMiouGain(),
              newProduction.miou(),
              newCandidate.miou()));
    }
    if (Double.isFinite(newProduction.absRel()) && Double.isFinite(newCandidate.absRel())) {
      double allowed = classes ? 1 + rules.maxAbsRelRise() : 1 - rules.minAbsRelFall();
      checks.add(
          check(
              String.format(
                  Locale.ROOT, "AbsRel on the new domain at most %.3f of production's", allowed),
              newCandidate.absRel() <= newProduction.absRel() * allowed,
              newProduction.absRel(),
              newCandidate.absRel()));
    }
    if (Double.isFinite(oldProduction.miou()) && Double.isFinite(oldCandidate.miou())) {
      double drop = oldProduction.miou() - oldCandidate.miou();
      checks.add(
          check(
              "mIoU on the old domain down by at most " + rules.maxOldMiouDrop(),
              drop <= rules.maxOldMiouDrop(),
              oldProduction.miou(),
              oldCandidate.miou()));
    }
    if (Double.isFinite(oldProduction.absRel()) && Double.isFinite(oldCandidate.absRel())) {
      double allowed = 1 + rules.maxOldAbsRelRise();
      checks.add(
          check(
              String.format(
                  Locale.ROOT, "AbsRel on the old domain at most %.3f of production's", allowed),
              oldCandidate.absRel() <= oldProduction.absRel() * allowed,
              oldProduction.absRel(),
              oldCandidate.absRel()));
    }
    return decision(checks, newProduction, newCandidate, oldProduction, oldCandidate);
  }

  private static GateDecision decision(
      List<Check> checks,
      Figures newProduction,
      Figures newCandidate,
      Figures oldProduction,
      Figures oldCandidate) {
    List<Check> failed = checks.stream().filter(check -> !check.holds()).toList();
    boolean judged = checks.size() > 1;
    String reason;
    if (!judged) {
      reason = "refused: neither classes nor depth of the new domain are known";
    } else if (failed.isEmpty()) {
      reason = "passed: " + describe(checks.subList(1, checks.size()));
    } else {
      reason = "refused: not " + describe(failed);
    }
    return new GateDecision(
        judged && failed.isEmpty(),
        reason,
        checks,
        newProduction,
        newCandidate,
        oldProduction,
        oldCandidate);
  }

  private static String describe(List<Check> checks) {
    return String.join(
        "; ", checks.stream().map(check -> check.rule() + " (" + check.found() + ")").toList());
  }

  private static Check check(String rule, boolean holds, double production, double candidate) {
    return new Check(
        rule, holds, String.format(Locale.ROOT, "%.4f to %.4f", production, candidate));
  }
}

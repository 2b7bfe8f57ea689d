package io.roadstream.trainer.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of the comparison.
 *
 * @param passed whether the candidate may take over
 * @param reason why, in a sentence
 * @param checks each rule with its figures
 * @param newProduction production on the new domain
 * @param newCandidate the candidate on the new domain
 * @param oldProduction production on the old domain
 * @param oldCandidate the candidate on the old domain
 */
public record GateDecision(
    boolean passed,
    String reason,
    List<Check> checks,
    Figures newProduction,
    Figures newCandidate,
    Figures oldProduction,
    Figures oldCandidate) {

  /** Copies the list. */
  public GateDecision {
    checks = List.copyOf(checks);
  }

  /**
   * One rule.
   *
   * @param rule in words
   * @param holds whether it is fulfilled
   * @param found what was measured
   */
  public record Check(String rule, boolean holds, String found) {}

  /** The figures as a release states them, such as {@code new.miou}. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    put(metrics, "new.", newCandidate);
    put(metrics, "new.production.", newProduction);
    put(metrics, "old.", oldCandidate);
    put(metrics, "old.production.", oldProduction);
    return metrics;
  }

  private static void put(Map<String, Double> metrics, String prefix, Figures figures) {
    if (Double.isFinite(figures.miou())) {
      metrics.put(prefix + "miou", figures.miou());
    }
    if (Double.isFinite(figures.absRel())) {
      metrics.put(prefix + "absRel", figures.absRel());
    }
  }
}

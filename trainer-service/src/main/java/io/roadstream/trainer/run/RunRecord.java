package io.roadstream.trainer.run;

import io.roadstream.trainer.gate.GateDecision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run and what came of it so far.
 *
 * @param spec what it does
 * @param state where it is
 * @param step steps taken
 * @param steps steps in all; 0 before it starts
 * @param startedAt when it first started
 * @param finishedAt when it ended
 * @param samples new samples that it trained on
 * @param losses its course
 * @param decision what the gate said
 * @param bundle folder of its bundle
 * @param message for people: what it does, or why it ended
 */
public record RunRecord(
    RunSpec spec,
    RunState state,
    int step,
    int steps,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    int samples,
    List<LossPoint> losses,
    @Nullable GateDecision decision,
    @Nullable String bundle,
    String message) {

  /** Copies the list. */
  public RunRecord {
    losses = List.copyOf(losses);
  }

  /**
   * Losses at a step.
   *
   * @param segmentation cross-entropy, nats
   * @param depth depth loss, before its weight
   */
  public record LossPoint(int step, double segmentation, double depth) {}

  /** A run that waits. */
  public static RunRecord queued(RunSpec spec) {
    return new RunRecord(
        spec, RunState.QUEUED, 0, 0, null, null, 0, List.of(), null, null, "waits for its turn");
  }

  RunRecord started(Instant at) {
    return new RunRecord(
        spec,
        RunState.RUNNING,
        step,
        steps,
        startedAt == null ? at : startedAt,
        null,
        samples,
        losses,
        decision,
        bundle,
        "trains");
  }

  RunRecord progressed(int newStep, int newSteps, List<LossPoint> newLosses) {
    return new RunRecord(
        spec, state, newStep, newSteps, startedAt, null, samples, newLosses, null, null, message);
  }

  RunRecord judged(int trainedOn, GateDecision newDecision, String newBundle) {
    return new RunRecord(
        spec,
        state,
        steps,
        steps,
        startedAt,
        null,
        trainedOn,
        losses,
        newDecision,
        newBundle,
        newDecision.reason());
  }

  /** The same, ended. */
  public RunRecord ended(RunState newState, @Nullable Instant at, String newMessage) {
    return new RunRecord(
        spec, newState, step, steps, startedAt, at, samples, losses, decision, bundle, newMessage);
  }
}

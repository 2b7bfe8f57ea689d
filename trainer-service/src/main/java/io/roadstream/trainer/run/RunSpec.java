package io.roadstream.trainer.run;

import io.roadstream.trainer.gate.GateRules;
import io.roadstream.trainer.sample.HoldOut;
import io.roadstream.trainer.sample.SampleRanges;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that decides what a run does.
 *
 * @param id of the run
 * @param created when it was asked for
 * @param trigger why it was asked for
 * @param parent URI of the bundle that is fine-tuned
 * @param parentSha256 identity of that bundle
 * @param version of the new bundle
 * @param topicId identity of the topic whose offsets {@code fresh} and {@code earlier} are
 * @param fresh samples of the new domain: those that came since the parent was trained
 * @param earlier samples that came before
 * @param holdOut which of them are never trained on
 * @param preset recipe, as {@code roadstream train --preset} takes it
 * @param settings of the recipe, by path
 * @param replay share of old samples among those trained on, 0..1
 * @param replayData old data that is not in the topic, as {@code roadstream train --train} takes it
 * @param oldData old data that the candidate is held against, as {@code --val} takes it
 * @param gate what the candidate must fulfil
 */
public record RunSpec(
    String id,
    Instant created,
    String trigger,
    String parent,
    String parentSha256,
    String version,
    String topicId,
    SampleRanges fresh,
    SampleRanges earlier,
    HoldOut holdOut,
    String preset,
    Map<String, String> settings,
    double replay,
    List<String> replayData,
    List<String> oldData,
    GateRules gate) {

  /** Copies lists and maps. */
  public RunSpec {
    settings = Map.copyOf(settings);
    replayData = List.copyOf(replayData);
    oldData = List.copyOf(oldData);
  }
}

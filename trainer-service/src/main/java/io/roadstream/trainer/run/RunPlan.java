package io.roadstream.trainer.run;

import io.roadstream.trainer.gate.GateRules;
import io.roadstream.trainer.sample.HoldOut;
import java.util.List;
import java.util.Map;

/**
 * What all runs of a trainer have in common.
 *
 * @param preset recipe
 * @param settings of the recipe, by path
 * @param holdOut which samples are never trained on
 * @param replay share of old samples among those trained on
 * @param replayData old data that is not in the topic
 * @param oldData old data that candidates are held against
 * @param gate what a candidate must fulfil
 */
public record RunPlan(
    String preset,
    Map<String, String> settings,
    HoldOut holdOut,
    double replay,
    List<String> replayData,
    List<String> oldData,
    GateRules gate) {}

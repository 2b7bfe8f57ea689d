package io.roadstream.trainer.app;

import io.roadstream.trainer.gate.GateRules;
import io.roadstream.trainer.run.RunPlan;
import io.roadstream.trainer.run.Triggers;
import io.roadstream.trainer.sample.HoldOut;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The service's settings.
 *
 * @param data folder of the mirrored samples and of runs
 * @param store the model store: a folder, or {@code s3://BUCKET/FOLDER}
 * @param bundle what the channel production serves at first, if it serves nothing yet
 * @param signingKey PEM file of the Ed25519 private key that signs releases; without one they are
 *     not signed
 * @param lease name that all instances share of which one may train at a time
 * @param promote whether a candidate that passed the gate goes to production at once
 * @param trigger when a run starts by itself
 * @param recipe how a run trains
 * @param holdOut which samples are never trained on
 * @param replay how old samples are mixed in
 * @param gate what a candidate must fulfil
 */
@Validated
@ConfigurationProperties(ServiceSettings.PREFIX)
public record ServiceSettings(
    @DefaultValue("trainer-data") @NotBlank(message = "must name a folder") String data,
    @DefaultValue("models/store") @NotBlank(message = "must name a folder or s3://BUCKET/FOLDER")
        String store,
    @DefaultValue("models/roadstream-street") @NotBlank(message = "must name a bundle's folder")
        String bundle,
    @Nullable String signingKey,
    @DefaultValue("trainer-service-lease") @NotBlank(message = "must be a name") String lease,
    @DefaultValue("true") boolean promote,
    @Valid @DefaultValue Trigger trigger,
    @Valid @DefaultValue RecipeChoice recipe,
    @Valid @DefaultValue HeldOut holdOut,
    @Valid @DefaultValue Replay replay,
    @Valid @DefaultValue GateSettings gate) {

  /** Prefix of these settings. */
  public static final String PREFIX = "roadstream.trainer";

  /**
   * When a run starts by itself.
   *
   * @param newSamples after so many new samples; 0 for never
   * @param every after such a time; 0 for never
   * @param drift when predictions have drifted so far, 0..1; 0 for never
   */
  public record Trigger(
      @DefaultValue("0") @Min(0) int newSamples,
      @DefaultValue("0s") @DurationMin(seconds = 0) Duration every,
      @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double drift) {}

  /**
   * How a run trains.
   *
   * @param preset as {@code roadstream train --preset} takes it
   * @param set settings over it, by path
   */
  public record RecipeChoice(
      @DefaultValue("cpu-demo") @NotBlank(message = "must name a preset or a file") String preset,
      @DefaultValue Map<String, String> set) {}

  /**
   * Which samples are never trained on.
   *
   * @param share of the blocks of time
   * @param block length of a block
   */
  public record HeldOut(
      @DefaultValue("0.2") @DecimalMin("0.01") @DecimalMax("0.9") double share,
      @DefaultValue("10s") @DurationMin(seconds = 1) Duration block) {}

  /**
   * How old samples are mixed in.
   *
   * @param share among those trained on, 0..1
   * @param data old data that is not in the topic
   */
  public record Replay(
      @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("0.95") double share,
      @DefaultValue("synthetic:train?scenes=60&frames=2") List<String> data) {}

  /**
   * What a candidate must fulfil; see {@link GateRules}.
   *
   * @param oldData old data that candidates are held against
   */
  public record GateSettings(
      @DefaultValue("5") @Min(1) int minSamples,
      @DefaultValue("0.01") double minMiouGain,
      @DefaultValue("0.02") double maxOldMiouDrop,
      @DefaultValue("0") double maxAbsRelRise,
      @DefaultValue("0.1") double maxOldAbsRelRise,
      @DefaultValue("0.02") double minAbsRelFall,
      @DefaultValue("synthetic:val?scenes=20") List<String> oldData) {}

  RunPlan plan() {
    return new RunPlan(
        recipe.preset(),
        recipe.set(),
        HoldOut.of(holdOut.share(), holdOut.block()),
        replay.share(),
        replay.data(),
        gate.oldData(),
        new GateRules(
            gate.minSamples(),
            gate.minMiouGain(),
            gate.maxOldMiouDrop(),
            gate.maxAbsRelRise(),
            gate.maxOldAbsRelRise(),
            gate.minAbsRelFall()));
  }

  Triggers triggers() {
    return new Triggers(trigger.newSamples(), trigger.every(), trigger.drift());
  }
}

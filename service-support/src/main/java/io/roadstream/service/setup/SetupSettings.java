package io.roadstream.service.setup;

import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.TopicSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the job makes.
 *
 * @param partitions partitions of each topic of the flow
 * @param replicationFactor copies of each partition
 * @param retention how long frames and results are kept; no limit of age if not given
 * @param retentionBytes bytes kept of each partition; -1 for no limit
 * @param grant whether to grant the services' access; needs a broker with an authorizer and a user
 *     that may alter it
 * @param users the principals of the services and of those who read results
 */
@Validated
@ConfigurationProperties(SetupSettings.PREFIX)
record SetupSettings(
    @DefaultValue("6") @Min(1) @Max(10_000) int partitions,
    @DefaultValue("1") @Min(1) @Max(9) int replicationFactor,
    @Nullable Duration retention,
    @DefaultValue("536870912") @Min(-1) long retentionBytes,
    @DefaultValue("false") boolean grant,
    @Valid @DefaultValue Users users) {

  static final String PREFIX = "roadstream.setup";

  private static final String PRINCIPAL = "[A-Za-z]+:.+";
  private static final String RULE = "must be a principal such as User:name";

  /**
   * Principals as Kafka spells them.
   *
   * @param ingest of the ingest service
   * @param inference of the inference service
   * @param postproc of the depth post-processing service
   * @param trainer of the trainer service
   * @param viewer of whoever reads results: masks, depth, objects and histograms, never frames
   */
  record Users(
      @DefaultValue("User:ingest-service") @Pattern(regexp = PRINCIPAL, message = RULE)
          String ingest,
      @DefaultValue("User:inference-service") @Pattern(regexp = PRINCIPAL, message = RULE)
          String inference,
      @DefaultValue("User:depth-postproc-service") @Pattern(regexp = PRINCIPAL, message = RULE)
          String postproc,
      @DefaultValue("User:trainer-service") @Pattern(regexp = PRINCIPAL, message = RULE)
          String trainer,
      @DefaultValue("User:viewer") @Pattern(regexp = PRINCIPAL, message = RULE) String viewer) {}

  TopicSettings topics(PayloadLimit limit) {
    return new TopicSettings(
        partitions, replicationFactor, Optional.ofNullable(retention), retentionBytes, limit);
  }
}

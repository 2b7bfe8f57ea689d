package io.roadstream.service.streams;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service runs its Kafka Streams application; a service nests it in its own settings as
 * {@code streams}.
 *
 * @param applicationId name of the consumer group, the same for all instances of the service
 * @param threads stream threads of this instance
 * @param commitInterval longest time that results wait for their commit; readers see them only
 *     after it, and it comes sooner where nothing queues (see {@link PromptCommits})
 * @param maxPollRecords records taken from the broker and held in memory at once, a partition
 * @param sessionTimeout after how long without a sign of life another instance takes over
 * @param transactionTimeout after how long the broker aborts the transaction of an instance that
 *     went silent; must be above the longest time that one record can take
 * @param closeTimeout how long a graceful stop may take
 * @param stateDir folder for local state; Kafka Streams' default, under the temporary folder, if
 *     not given
 */
public record StreamsSettings(
    @NotBlank String applicationId,
    @DefaultValue("2") @Min(1) @Max(256) int threads,
    @DefaultValue("200ms") @DurationMin(millis = 1) @DurationMax(seconds = 10)
        Duration commitInterval,
    @DefaultValue("16") @Min(1) @Max(1000) int maxPollRecords,
    @DefaultValue("10s") @DurationMin(seconds = 6) @DurationMax(minutes = 30)
        Duration sessionTimeout,
    @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 15)
        Duration transactionTimeout,
    @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration closeTimeout,
    @Nullable String stateDir) {

  /** The longest transaction that the settings ask for must fit into the time-out, twice. */
  @AssertTrue(message = "transaction-timeout must be at least 20 times commit-interval")
  boolean isTransactionTimeoutAboveCommitInterval() {
    return transactionTimeout.compareTo(
            commitInterval.multipliedBy(2L * PromptCommits.INTERVALS_PER_STREAMS_COMMIT))
        >= 0;
  }
}

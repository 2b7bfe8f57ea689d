package io.roadstream.service.streams;

import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When a processor's results become visible: those of a record that was taken up soon are committed
 * at once, since nothing queues behind it and a reader waits for it; those of records that queued
 * are committed together, once an interval, since a transaction costs the same for one record as
 * for many. Belongs to a stream thread's processor.
 */
public final class PromptCommits {

  /**
   * Kafka Streams' own commits come so many times more seldom. They are left with what no record
   * was read for: dead letters, and windows that end by themselves. But each would also commit that
   * the markers of the transaction before were read, and so be a transaction more.
   */
  static final int INTERVALS_PER_STREAMS_COMMIT = 10;

  private final ProcessorContext<?, ?> context;
  private final Duration soon;
  private boolean queued;

  private PromptCommits(ProcessorContext<?, ?> context, Duration soon) {
    this.context = context;
    this.soon = soon;
  }

  /** Soon is within half of the interval, {@link StreamsSettings#commitInterval()}. */
  public static PromptCommits of(ProcessorContext<?, ?> context) {
    Long streams = (Long) context.appConfigs().get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    Duration interval = Duration.ofMillis(Math.max(1, streams / INTERVALS_PER_STREAMS_COMMIT));
    PromptCommits commits = new PromptCommits(context, interval.dividedBy(2));
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, now -> commits.intervalEnds());
    return commits;
  }

  /**
   * To be called once a record's results have been forwarded.
   *
   * @param waited from when the record could be read until it was taken up; may be negative where
   *     clocks differ
   */
  public void processed(Duration waited) {
    if (waited.compareTo(soon) < 0) {
      commit();
    } else {
      queued = true;
    }
  }

  private void intervalEnds() {
    if (queued) {
      commit();
    }
  }

  private void commit() {
    queued = false;
    context.commit();
  }
}

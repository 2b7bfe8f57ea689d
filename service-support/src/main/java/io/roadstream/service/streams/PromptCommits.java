package io.roadstream.service.streams;

import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When a processor's results become visible: those of a record that was taken up soon are committed
 * at once, since nothing queues behind it and a reader waits for it; those of records that queued
 * are committed together, at the end of the commit interval, since a transaction costs the same for
 * one record as for many. Belongs to a stream thread's processor.
 */
public final class PromptCommits {

  private final ProcessorContext<?, ?> context;
  private final Duration soon;

  private PromptCommits(ProcessorContext<?, ?> context, Duration soon) {
    this.context = context;
    this.soon = soon;
  }

  /** Soon is within half of the application's commit interval. */
  public static PromptCommits of(ProcessorContext<?, ?> context) {
    Long interval = (Long) context.appConfigs().get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    return new PromptCommits(context, Duration.ofMillis(interval / 2));
  }

  /**
   * To be called once a record's results have been forwarded.
   *
   * @param waited from when the record could be read until it was taken up; may be negative where
   *     clocks differ
   */
  public void processed(Duration waited) {
    if (waited.compareTo(soon) < 0) {
      context.commit();
    }
  }
}

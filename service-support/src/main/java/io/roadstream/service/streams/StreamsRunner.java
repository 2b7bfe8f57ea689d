package io.roadstream.service.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs one Kafka Streams application as part of a Spring context: started last, stopped first. A
 * stop lets every stream thread finish the record that it is at and commit, for at most the given
 * time. A stream thread that dies is replaced after a pause, up to a limit ({@link
 * ReplacementPolicy}); past it the application shuts down and {@link FatalFailure} is told.
 *
 * <p>Thread-safe.
 */
public final class StreamsRunner implements SmartLifecycle {

  private static final int REPLACEMENTS = 10;
  private static final Duration REPLACEMENT_WINDOW = Duration.ofMinutes(10);
  private static final Logger log = LoggerFactory.getLogger(StreamsRunner.class);

  private final Supplier<Topology> topology;
  private final Properties properties;
  private final Duration closeTimeout;
  private final Runnable startCheck;
  private final MeterRegistry meters;
  private final FatalFailure fatalFailure;

  private @Nullable Run run;

  /**
   * @param topology builds the topology, once for each start
   * @param properties see {@link StreamsProperties}
   * @param closeTimeout how long a stop may take
   * @param startCheck run before each start; throws what hinders it
   * @param meters where Kafka Streams' own metrics go
   * @param fatalFailure told once the application has failed for good
   */
  public StreamsRunner(
      Supplier<Topology> topology,
      Properties properties,
      Duration closeTimeout,
      Runnable startCheck,
      MeterRegistry meters,
      FatalFailure fatalFailure) {
    this.topology = topology;
    this.properties = properties;
    this.closeTimeout = closeTimeout;
    this.startCheck = startCheck;
    this.meters = meters;
    this.fatalFailure = fatalFailure;
  }

  @Override
  public synchronized void start() {
    if (run == null) {
      startCheck.run();
      Run started = new Run();
      run = started;
      started.streams.start();
    }
  }

  @Override
  public void stop() {
    Run stopping;
    synchronized (this) {
      stopping = run;
      run = null;
    }
    if (stopping != null) {
      stopping.close();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return run != null;
  }

  /** State of the running application; {@link KafkaStreams.State#NOT_RUNNING} if there is none. */
  public synchronized KafkaStreams.State state() {
    return run == null ? KafkaStreams.State.NOT_RUNNING : run.streams.state();
  }

  /** The running application, to ask its stores; none while there is none. */
  public synchronized Optional<KafkaStreams> streams() {
    return run == null ? Optional.empty() : Optional.of(run.streams);
  }

  /** Stream threads that are alive. */
  public synchronized int threads() {
    return run == null ? 0 : run.streams.metadataForLocalThreads().size();
  }

  /** One start of the application. */
  private final class Run {

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final ReplacementPolicy replacements =
        new ReplacementPolicy(REPLACEMENTS, REPLACEMENT_WINDOW, InstantSource.system());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean failed = new AtomicBoolean();

    Run() {
      streams = new KafkaStreams(topology.get(), properties);
      streams.setUncaughtExceptionHandler(this::onThreadDeath);
      streams.setStateListener(this::onStateChange);
      metrics = new KafkaStreamsMetrics(streams);
      metrics.bindTo(meters);
    }

    void close() {
      closing.countDown();
      log.info("Stopping: records at work are finished and committed");
      if (streams.close(closeTimeout)) {
        log.info("Stopped");
      } else {
        log.warn(
            "Did not stop within {}; what was not committed will be processed again", closeTimeout);
      }
      metrics.close();
    }

    private void onStateChange(KafkaStreams.State now, KafkaStreams.State before) {
      log.info("Kafka Streams: {} (was {})", now, before);
      if (now == KafkaStreams.State.ERROR && closing.getCount() > 0) {
        fail(new IllegalStateException("Kafka Streams has no thread left"));
      }
    }

    private StreamThreadExceptionResponse onThreadDeath(Throwable failure) {
      Optional<Duration> pause = replacements.pauseBeforeReplacement(failure);
      if (pause.isEmpty()) {
        log.error("Stream thread failed, giving up", failure);
        fail(failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      }
      log.error("Stream thread failed, a new one starts after {}", pause.get(), failure);
      await(pause.get());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private void await(Duration pause) {
      try {
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          log.debug("no pause: closing");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void fail(Throwable failure) {
      if (failed.compareAndSet(false, true)) {
        new Thread(() -> fatalFailure.onFatalFailure(failure), "fatal-failure").start();
      }
    }
  }
}

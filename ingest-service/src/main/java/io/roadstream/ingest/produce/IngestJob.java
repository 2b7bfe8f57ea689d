package io.roadstream.ingest.produce;

import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.frame.SourceItem;
import io.roadstream.ingest.source.FrameSource;
import io.roadstream.ingest.source.SourceException;
import io.roadstream.ingest.source.Sources;
import io.roadstream.service.trace.FrameLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Sends the frames of one source as one camera's, until the source ends, a limit is reached or the
 * job is stopped. An input that is no good is counted, logged with its name and left out. {@link
 * #run()} is called once; everything else may be called from any thread at any time.
 *
 * <pre>{@code
 * try (FrameProducer producer = FrameProducer.connect(client, serdes, limit)) {
 *   JobSettings settings =
 *       JobSettings.builder().setSource("street.avi").setCameraId("gate").optLimit(200).build();
 *   IngestCounts counts = new IngestJob(settings, producer, listener).run();
 * }
 * }</pre>
 */
public final class IngestJob {

  private static final Logger log = LoggerFactory.getLogger(IngestJob.class);

  private final JobSettings settings;
  private final FrameProducer producer;
  private final IngestListener listener;
  private final Clock clock;
  private final Pacer pacer;
  private final Optional<Throttle> throttle;
  private final boolean live;
  private final JobCounters counters = new JobCounters();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile JobState state = JobState.NEW;
  private volatile boolean stopping;
  private @Nullable Thread runner;

  /** A job that has not begun. The producer stays the caller's. */
  public IngestJob(JobSettings settings, FrameProducer producer, IngestListener listener) {
    this(settings, producer, listener, Clock.systemUTC(), Ticker.SYSTEM);
  }

  IngestJob(
      JobSettings settings,
      FrameProducer producer,
      IngestListener listener,
      Clock clock,
      Ticker ticker) {
    this.settings = settings;
    this.producer = producer;
    this.listener = listener;
    this.clock = clock;
    this.live = settings.source().kind().live();
    this.pacer = new Pacer(settings.rate(), ticker);
    this.throttle =
        live && settings.rate().isPresent()
            ? Optional.of(new Throttle(settings.rate().getAsDouble(), ticker))
            : Optional.empty();
  }

  /**
   * Does the job on the calling thread and returns when all its frames are confirmed.
   *
   * @return what it did
   * @throws SourceException if the source is not there or cannot be read
   * @throws DeliveryException if Kafka or the registry fails; for a live source only if it does so
   *     at the start
   * @throws IOException if the source breaks off
   * @throws InterruptedException if the thread was interrupted, other than by {@link #stop()}
   * @throws IllegalStateException if the job was run before
   */
  public IngestCounts run() throws IOException, InterruptedException {
    begin();
    try {
      producer.open(settings.cameraId());
      sendAll();
      finish();
      state = stopping ? JobState.STOPPED : JobState.ENDED;
    } catch (InterruptedException e) {
      if (!stopping) {
        fail(e);
        throw e;
      }
      finish();
      state = JobState.STOPPED;
    } catch (IOException | RuntimeException e) {
      fail(e);
      throw e;
    } finally {
      leave();
    }
    return counts();
  }

  private synchronized void begin() {
    if (state != JobState.NEW) {
      throw new IllegalStateException("the job was run before: make a new one");
    }
    state = JobState.STARTING;
    MDC.put(FrameLog.CAMERA_ID, settings.cameraId());
    runner = Thread.currentThread();
    if (stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave() {
    runner = null;
    MDC.remove(FrameLog.CAMERA_ID);
    if (stopping) {
      // The interruption was ours; who runs the job need not know of it.
      Thread.interrupted();
    }
  }

  private void fail(Exception e) {
    failure.compareAndSet(null, e);
    state = JobState.FAILED;
  }

  /** Ends the job soon; frames handed over are still delivered. */
  public synchronized void stop() {
    stopping = true;
    if (runner != null) {
      runner.interrupt();
    }
  }

  private void sendAll() throws IOException, InterruptedException {
    boolean again = true;
    boolean first = true;
    while (again && wanted()) {
      long before = counters.accepted();
      try (FrameSource source =
          Sources.open(settings.source(), settings.read(), this::reconnecting)) {
        if (first) {
          first = false;
          listener.started(settings.cameraId(), expected(source.size()));
          log.info("sending {}", settings.source());
        }
        state = JobState.RUNNING;
        sendAll(source);
      }
      // A round that brought nothing will bring nothing the next time either.
      again = settings.loop() && counters.accepted() > before;
    }
  }

  private void sendAll(FrameSource source) throws IOException, InterruptedException {
    while (wanted()) {
      Optional<SourceItem> item = source.next();
      if (item.isEmpty()) {
        return;
      }
      state = JobState.RUNNING;
      if (item.get() instanceof CapturedFrame captured) {
        CapturedFrame frame = settings.camera().map(captured::withCamera).orElse(captured);
        handle(frame);
      } else if (item.get() instanceof SkippedInput input) {
        skip(input);
      }
      throwFailure();
    }
  }

  private void handle(CapturedFrame frame) throws IOException, InterruptedException {
    if (live) {
      if (throttle.isPresent() && !throttle.get().pass()) {
        leaveOut(frame, SkipReason.RATE_LIMITED, "above the wanted rate");
        return;
      }
      if (!producer.hasRoomFor(frame)) {
        leaveOut(frame, SkipReason.BACK_PRESSURE, "the broker does not keep up");
        return;
      }
    } else if (!settings.asFastAsPossible()) {
      pacer.await(frame.offset());
    }
    Instant now = clock.instant();
    Instant capturedAt =
        live || settings.originalTimestamps() ? frame.capturedAt().orElse(now) : now;
    try {
      // What becomes of it is heard by the callback.
      CompletableFuture<Delivery> unused =
          producer
              .send(settings.cameraId(), frame, capturedAt)
              .whenComplete((delivery, error) -> delivered(frame, delivery, error));
      counters.accept();
    } catch (BadImageException e) {
      skip(new SkippedInput(frame.name(), e.reason(), String.valueOf(e.getMessage())));
    } catch (DeliveryException e) {
      if (!live) {
        throw e;
      }
      skip(sendFailed(frame, e));
    }
  }

  /** On the Kafka client's thread. */
  private void delivered(
      CapturedFrame frame, @Nullable Delivery delivery, @Nullable Throwable error) {
    if (delivery != null) {
      counters.deliver(delivery.bytes());
      FrameLog.run(
          settings.cameraId(),
          delivery.frame().getFrameId(),
          () -> log.debug("delivered {}", delivery.name()));
      listener.delivered(delivery);
    } else if (error != null) {
      if (!live) {
        failure.compareAndSet(null, error);
      }
      MDC.put(FrameLog.CAMERA_ID, settings.cameraId());
      skip(sendFailed(frame, error));
      MDC.remove(FrameLog.CAMERA_ID);
    }
  }

  private static SkippedInput sendFailed(CapturedFrame frame, Throwable error) {
    return new SkippedInput(
        frame.name(), SkipReason.SEND_FAILED, String.valueOf(error.getMessage()));
  }

  private void skip(SkippedInput input) {
    counters.skip(input.reason());
    log.warn("skipped {} ({}): {}", input.name(), input.reason().label(), input.message());
    listener.skipped(settings.cameraId(), input);
  }

  private void leaveOut(CapturedFrame frame, SkipReason reason, String why) {
    counters.skip(reason);
    log.debug("left out {} ({})", frame.name(), reason.label());
    listener.skipped(settings.cameraId(), new SkippedInput(frame.name(), reason, why));
  }

  private void reconnecting(int attempt, Duration wait, String reason) {
    state = JobState.RECONNECTING;
    counters.reconnect();
    log.warn("lost {}: {}; try {} in {} ms", settings.source(), reason, attempt, wait.toMillis());
    listener.reconnecting(settings.cameraId(), attempt, wait, reason);
  }

  private void finish() throws IOException, InterruptedException {
    Thread.interrupted();
    producer.flush();
    throwFailure();
    IngestCounts counts = counts();
    log.info(
        "{}: {} frames delivered, {} inputs skipped",
        settings.source(),
        counts.delivered(),
        counts.skippedInAll());
  }

  private void throwFailure() throws DeliveryException {
    Throwable error = failure.get();
    if (error instanceof DeliveryException) {
      throw new DeliveryException(String.valueOf(error.getMessage()), error);
    }
  }

  private boolean wanted() {
    return !stopping
        && (settings.limit().isEmpty() || counters.accepted() < settings.limit().getAsLong());
  }

  private OptionalLong expected(OptionalLong size) {
    if (size.isEmpty() || settings.loop()) {
      return settings.limit();
    }
    return settings.limit().isEmpty()
        ? size
        : OptionalLong.of(Math.min(size.getAsLong(), settings.limit().getAsLong()));
  }

  /** What it is to do. */
  public JobSettings settings() {
    return settings;
  }

  /** What it has done so far. */
  public IngestCounts counts() {
    return counters.snapshot();
  }

  /** Where it is. */
  public JobState state() {
    return state;
  }

  /** Why it failed, for people; empty if it did not. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get()).map(error -> String.valueOf(error.getMessage()));
  }
}

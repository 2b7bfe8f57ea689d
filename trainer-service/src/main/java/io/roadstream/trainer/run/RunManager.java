package io.roadstream.trainer.run;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.gate.GateDecision;
import io.roadstream.trainer.loop.TrainingCancelledException;
import io.roadstream.trainer.loop.TrainingControl;
import io.roadstream.trainer.release.Channels;
import io.roadstream.trainer.release.Releases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one run at a time carried out while this instance has the lease: first those that were
 * interrupted, then those that were asked for, then those that a trigger asks for. A run stops with
 * a checkpoint when the lease is lost or the service stops. Thread-safe.
 */
public final class RunManager implements AutoCloseable {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LOOK_SOON = Duration.ofSeconds(4);
  private static final Duration LOOK_SELDOM = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(90);
  private static final Logger log = LoggerFactory.getLogger(RunManager.class);

  private final RunFolder folder;
  private final RunExecutor executor;
  private final RunPlanner planner;
  private final Releases releases;
  private final Lease lease;
  private final Triggers triggers;
  private final Options options;
  private final InstantSource clock;
  private final DoubleSupplier drift;
  private final RunMeters meters;
  private final Instant started;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread runs = new Thread(this::run, "trainer-runs");
  private final Thread watch = new Thread(this::watch, "trainer-watch");

  private @Nullable Active active;
  private Instant lookedAt = Instant.EPOCH;
  private int samplesSeen;

  /**
   * How runs end.
   *
   * @param initialBundle what production serves at first, if it serves nothing yet
   * @param promote whether a candidate that passed goes to production at once
   */
  public record Options(Path initialBundle, boolean promote) {}

  /** The run that is carried out. */
  private static final class Active {
    private final TrainingControl control = new TrainingControl();
    private final String id;
    private boolean cancelledByUser;
    private RunRecord record;

    Active(RunRecord record) {
      this.id = record.spec().id();
      this.record = record;
    }
  }

  /**
   * A manager that does nothing before {@link #start}.
   *
   * @param folder keeps the runs
   * @param executor carries one out
   * @param planner specifies it
   * @param releases tells what production serves, and takes a candidate that passed
   * @param lease must be held to run
   * @param triggers say when a run is due
   * @param options first bundle and promotion
   * @param clock tells the time of records
   * @param drift how far the frames of now are from what the model was trained on, asked for when a
   *     trigger looks
   * @param meters count runs
   */
  public RunManager(
      RunFolder folder,
      RunExecutor executor,
      RunPlanner planner,
      Releases releases,
      Lease lease,
      Triggers triggers,
      Options options,
      InstantSource clock,
      DoubleSupplier drift,
      RunMeters meters) {
    this.folder = folder;
    this.executor = executor;
    this.planner = planner;
    this.releases = releases;
    this.lease = lease;
    this.triggers = triggers;
    this.options = options;
    this.clock = clock;
    this.drift = drift;
    this.meters = meters;
    this.started = clock.instant();
    runs.setDaemon(true);
    watch.setDaemon(true);
  }

  /** Starts to work. */
  public void start() {
    runs.start();
    watch.start();
  }

  /** Every run, the oldest first, the one that runs as it is now. */
  public List<RunRecord> all() {
    return folder.all().stream().map(this::current).toList();
  }

  /** A run as it is now. */
  public Optional<RunRecord> find(String id) {
    return folder.read(id).map(this::current);
  }

  private synchronized RunRecord current(RunRecord record) {
    return active != null && active.id.equals(record.spec().id()) ? active.record : record;
  }

  /**
   * Asks for a run over every sample that the topic holds now.
   *
   * @throws IllegalStateException if the mirror of the topic is far behind, or if a run was asked
   *     for within the same second
   */
  public RunRecord submit(String reason) {
    RunRecord record = RunRecord.queued(planner.plan(reason));
    synchronized (this) {
      if (folder.read(record.spec().id()).isPresent()) {
        throw new IllegalStateException(
            "a run was asked for within this second already; ask again in the next");
      }
      folder.write(record);
    }
    log.info("Run {} is asked for: {}", record.spec().id(), reason);
    return record;
  }

  /**
   * Ends a run for good.
   *
   * @return whether there was something to end
   */
  public synchronized boolean cancel(String id) {
    if (active != null && active.id.equals(id)) {
      active.cancelledByUser = true;
      active.control.cancel();
      return true;
    }
    Optional<RunRecord> waiting = folder.read(id).filter(record -> !record.state().isFinal());
    waiting.ifPresent(
        record ->
            folder.write(record.ended(RunState.CANCELLED, clock.instant(), "ended by a person")));
    return waiting.isPresent();
  }

  private void watch() {
    while (!sleep()) {
      synchronized (this) {
        if (active != null && !lease.held()) {
          active.control.cancel();
        }
      }
    }
  }

  private void run() {
    boolean prepared = false;
    while (!sleep()) {
      if (!lease.held()) {
        continue;
      }
      try {
        if (!prepared) {
          serveInitialBundle();
          prepared = true;
        }
        next().ifPresent(this::carryOut);
      } catch (RuntimeException e) {
        log.warn("Runs wait: {}", e.toString());
      }
    }
  }

  private boolean sleep() {
    try {
      return closing.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void serveInitialBundle() {
    if (!releases.current().containsKey(Channels.PRODUCTION)) {
      ModelBundle bundle = new BundleLoader().load(options.initialBundle());
      releases.release(bundle, Channels.PRODUCTION, Map.of(), "what the services start with");
    }
  }

  private Optional<RunRecord> next() {
    List<RunRecord> known = folder.all();
    Optional<RunRecord> waiting =
        known.stream()
            .filter(record -> !record.state().isFinal())
            .min(Comparator.comparing((RunRecord record) -> record.state() == RunState.QUEUED));
    if (waiting.isPresent()) {
      return waiting;
    }
    if (!isTimeToLook()) {
      return Optional.empty();
    }
    int fresh = planner.newSamples(known);
    meters.newSamples(fresh);
    DoubleSupplier watched = () -> meters.drifted(drift.getAsDouble());
    return triggers.due(fresh, known, started, clock.instant(), watched).map(this::submit);
  }

  /** Triggers read the topic and a bundle: seldom, and soon only if there are other samples. */
  private boolean isTimeToLook() {
    Instant now = clock.instant();
    int samples = planner.samples();
    boolean changed = samples != samplesSeen;
    if (now.isBefore(lookedAt.plus(changed ? LOOK_SOON : LOOK_SELDOM))) {
      return false;
    }
    lookedAt = now;
    samplesSeen = samples;
    return true;
  }

  private void carryOut(RunRecord waiting) {
    Active now = new Active(waiting.started(clock.instant()));
    synchronized (this) {
      active = now;
    }
    folder.write(now.record);
    log.info("Run {} starts: {}", now.id, waiting.spec().trigger());
    RunRecord ended;
    try {
      RunRecord judged =
          executor.execute(
              now.record, planner::production, record -> update(now, record), now.control);
      ended = conclude(judged);
    } catch (TrainingCancelledException e) {
      ended =
          isCancelled(now)
              ? latest(now).ended(RunState.CANCELLED, clock.instant(), "ended by a person")
              : latest(now).ended(RunState.INTERRUPTED, null, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = latest(now).ended(RunState.INTERRUPTED, null, "interrupted");
    } catch (RuntimeException e) {
      log.error("Run {} failed", now.id, e);
      ended = latest(now).ended(RunState.FAILED, clock.instant(), String.valueOf(e.getMessage()));
    }
    folder.write(ended);
    meters.ended(ended);
    log.info("Run {} {}: {}", now.id, ended.state(), ended.message());
    synchronized (this) {
      active = null;
    }
  }

  private synchronized void update(Active now, RunRecord record) {
    now.record = record;
    meters.progressed(record);
    folder.write(record);
  }

  private synchronized RunRecord latest(Active now) {
    return now.record;
  }

  private synchronized boolean isCancelled(Active now) {
    return now.cancelledByUser;
  }

  private RunRecord conclude(RunRecord judged) {
    GateDecision decision = judged.decision();
    String bundle = judged.bundle();
    if (decision == null || bundle == null || !decision.passed()) {
      return judged.ended(RunState.REFUSED, clock.instant(), judged.message());
    }
    if (!lease.held()) {
      return judged.ended(RunState.INTERRUPTED, null, "the lease was lost before the release");
    }
    ModelBundle candidate = new BundleLoader().load(Path.of(bundle));
    String reason = "run " + judged.spec().id() + " " + decision.reason();
    releases.release(candidate, Channels.CANDIDATE, decision.metrics(), reason);
    if (options.promote()) {
      releases.release(candidate, Channels.PRODUCTION, decision.metrics(), reason);
    }
    return judged.ended(RunState.RELEASED, clock.instant(), judged.message());
  }

  /** Stops; the run that is carried out writes a checkpoint first. */
  @Override
  public void close() {
    closing.countDown();
    synchronized (this) {
      if (active != null) {
        active.control.cancel();
      }
    }
    try {
      runs.join(STOP.toMillis());
      watch.join(TICK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

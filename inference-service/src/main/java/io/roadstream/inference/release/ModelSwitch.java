package io.roadstream.inference.release;

import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ModelRelease;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the released model take the place of the one that runs, or refuses it and lets that one go
 * on. The old model's memory, native memory too, is free when this returns. One release at a time.
 */
public final class ModelSwitch implements Consumer<ModelRelease> {

  private static final Logger log = LoggerFactory.getLogger(ModelSwitch.class);

  private final ModelHolder holder;
  private final ReleaseLoader loader;
  private final ReleaseState state;
  private final ReleaseMeters meters;

  /**
   * Takes releases for one holder.
   *
   * @param holder runs the model
   * @param verification what a release has to pass before it runs
   * @param state is told what came of each release
   * @param meters time and count swaps
   */
  public ModelSwitch(
      ModelHolder holder,
      ReleaseVerification verification,
      ReleaseState state,
      ReleaseMeters meters) {
    this.holder = holder;
    this.loader = verification.loader();
    this.state = state;
    this.meters = meters;
    meters.running(holder.identity().ref());
  }

  @Override
  public void accept(ModelRelease release) {
    ModelRef wanted = release.getModel();
    ModelRef before = holder.identity().ref();
    if (wanted.getSha256().equals(before.getSha256())) {
      state.accepted();
      return;
    }
    log.info(
        "Release of {} to {}: {} ({})",
        text(wanted),
        release.getChannel(),
        release.getUri(),
        release.getReason());
    try {
      exchange(release);
    } catch (ReleaseRefusedException e) {
      meters.refused(e.refusal());
      state.refuse(
          new ReleaseState.Refused(
              text(wanted), e.refusal().label(), String.valueOf(e.getMessage()), Instant.now()));
      log.error(
          "Release of {} is refused ({}), {} goes on: {}",
          text(wanted),
          e.refusal().label(),
          text(before),
          e.getMessage());
    }
  }

  private void exchange(ModelRelease release) {
    ModelBundle running = holder.bundle();
    long start = System.nanoTime();
    PerceptionEngine next = loader.load(release, running, holder.lastBatch());
    long loaded = System.nanoTime();
    PerceptionEngine before = holder.exchange(next);
    long switched = System.nanoTime();
    before.close();
    meters.switched(loaded - start, switched - loaded);
    meters.running(holder.identity().ref());
    state.switched(Instant.now());
    log.info(
        "{} runs now; it was loaded in {} ms and took over in {} ms",
        text(release.getModel()),
        (loaded - start) / 1_000_000,
        (switched - loaded) / 1_000_000);
  }

  private static String text(ModelRef ref) {
    return ref.getName() + " " + ref.getVersion();
  }
}

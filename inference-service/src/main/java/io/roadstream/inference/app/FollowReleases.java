package io.roadstream.inference.app;

import io.roadstream.inference.release.ReleaseFollower;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Follows releases from before the first frame until after the last: so a service that was
 * restarted runs what its channel serves from its first frame on.
 */
final class FollowReleases implements SmartLifecycle {

  /** Before the stream, which starts last and stops first. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 10_000;

  private final Supplier<ReleaseFollower> followers;
  private final boolean wanted;
  private final Duration patience;

  private @Nullable ReleaseFollower follower;

  FollowReleases(Supplier<ReleaseFollower> followers, boolean wanted, Duration patience) {
    this.followers = followers;
    this.wanted = wanted;
    this.patience = patience;
  }

  @Override
  public synchronized void start() {
    if (wanted && follower == null) {
      follower = followers.get();
      follower.start(patience);
    }
  }

  @Override
  public synchronized void stop() {
    if (follower != null) {
      follower.close();
      follower = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return follower != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}

package io.roadstream.trainer.release;

import io.roadstream.schemas.ModelRelease;
import java.util.Map;

/** The topic of releases, as whoever releases sees it. */
public interface ReleaseLog {

  /**
   * What each channel serves now, by channel.
   *
   * @throws ReleaseException if it cannot be read
   */
  Map<String, ModelRelease> current();

  /**
   * Announces a release; it is on disk at the brokers when this returns.
   *
   * @throws ReleaseException if it cannot be written
   */
  void announce(ModelRelease release);
}

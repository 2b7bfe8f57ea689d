package io.roadstream.trainer.release;

import io.roadstream.schemas.ModelRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Releases in memory, all of them. */
public final class MemoryReleaseLog implements ReleaseLog {

  private final List<ModelRelease> all = new ArrayList<>();

  @Override
  public synchronized Map<String, ModelRelease> current() {
    Map<String, ModelRelease> current = new LinkedHashMap<>();
    all.forEach(release -> current.put(release.getChannel(), release));
    return current;
  }

  @Override
  public synchronized void announce(ModelRelease release) {
    all.add(release);
  }

  /** Every release in order. */
  public synchronized List<ModelRelease> all() {
    return List.copyOf(all);
  }
}

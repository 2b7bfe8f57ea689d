package io.roadstream.trainer.release;

import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.StoredBundle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a store lists. */
final class WholeBundles {

  private static final Logger log = LoggerFactory.getLogger(WholeBundles.class);

  private WholeBundles() {}

  /**
   * The bundles of some places, the newest first; damaged ones are logged and left out.
   *
   * @param read tells what is in a place, or throws a {@link BundleException}
   */
  static <P> List<StoredBundle> newestFirst(
      List<P> places, Function<P, Optional<StoredBundle>> read) {
    List<StoredBundle> whole = new ArrayList<>();
    for (P place : places) {
      try {
        read.apply(place).ifPresent(whole::add);
      } catch (BundleException e) {
        log.warn("left out of the list: {}", e.getMessage());
      }
    }
    whole.sort(
        Comparator.comparing((StoredBundle bundle) -> bundle.manifest().created()).reversed());
    return List.copyOf(whole);
  }
}

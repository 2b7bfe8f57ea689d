package io.roadstream.inference.release;

import static java.util.Objects.requireNonNull;

import io.roadstream.perception.bundle.BundleFetcher;
import java.security.PublicKey;
import java.util.Optional;

/**
 * What a release has to pass before it runs, in the open or in the shadow.
 *
 * @param fetcher brings its bundle here
 * @param key that it must be signed with; without one, no signature is asked for
 * @param opener opens its engine
 */
public record ReleaseVerification(
    BundleFetcher fetcher, Optional<PublicKey> key, EngineOpener opener) {

  public ReleaseVerification {
    requireNonNull(fetcher, "fetcher is null");
    requireNonNull(key, "key is null");
    requireNonNull(opener, "opener is null");
  }

  ReleaseLoader loader() {
    return new ReleaseLoader(new ReleaseVerifier(fetcher, key), opener);
  }
}

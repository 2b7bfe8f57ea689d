package io.roadstream.inference.release;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.util.Optional;

/**
 * What a release has to pass before it runs, in the open or in the shadow.
 *
 * @param key that it must be signed with; without one, no signature is asked for
 * @param opener opens its engine
 */
public record ReleaseVerification(Optional<PublicKey> key, EngineOpener opener) {

  public ReleaseVerification {
    requireNonNull(key, "key is null");
    requireNonNull(opener, "opener is null");
  }

  ReleaseLoader loader() {
    return new ReleaseLoader(new ReleaseVerifier(key), opener);
  }
}

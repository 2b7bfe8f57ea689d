package io.roadstream.inference.release;

import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleSignature;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ModelRelease;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Lets a bundle pass only if it is whole, is the one that was announced, is signed with the trusted
 * key where there is one, and can take the place of the model that runs. Opens no file of the
 * network before that. Thread-safe.
 */
final class ReleaseVerifier {

  private final BundleFetcher fetcher;
  private final Optional<PublicKey> key;

  /**
   * @param fetcher brings bundles here
   * @param key without one, no signature is asked for
   */
  ReleaseVerifier(BundleFetcher fetcher, Optional<PublicKey> key) {
    this.fetcher = fetcher;
    this.key = key;
  }

  /**
   * The verified bundle.
   *
   * @param running the manifest of the model whose place it is to take
   * @throws ReleaseRefusedException if it must not run
   */
  ModelBundle verify(ModelRelease release, BundleManifest running) {
    ModelBundle bundle;
    try {
      bundle = fetcher.fetch(release.getUri());
    } catch (BundleException e) {
      throw new ReleaseRefusedException(Refusal.BUNDLE, String.valueOf(e.getMessage()), e);
    }
    checkIdentity(release, bundle);
    checkSignature(release, bundle);
    checkContract(bundle, running);
    return bundle;
  }

  private static void checkIdentity(ModelRelease release, ModelBundle bundle) {
    ModelRef announced = release.getModel();
    BundleManifest manifest = bundle.manifest();
    if (!bundle.sha256().equals(announced.getSha256())
        || !manifest.name().equals(announced.getName())
        || !manifest.version().equals(announced.getVersion())) {
      throw new ReleaseRefusedException(
          Refusal.IDENTITY,
          release.getUri()
              + " holds "
              + manifest.name()
              + " "
              + manifest.version()
              + " with SHA-256 "
              + bundle.sha256()
              + ", announced was "
              + announced.getName()
              + " "
              + announced.getVersion()
              + " with "
              + announced.getSha256()
              + "; release it again",
          null);
    }
  }

  private void checkSignature(ModelRelease release, ModelBundle bundle) {
    if (key.isEmpty()) {
      return;
    }
    ByteBuffer signature = release.getSignature();
    if (signature == null) {
      throw new ReleaseRefusedException(
          Refusal.SIGNATURE,
          release.getUri() + " is not signed, and a key is set; release it with --key",
          null);
    }
    byte[] bytes = new byte[signature.remaining()];
    signature.duplicate().get(bytes);
    if (!isSigned(bundle, bytes, key.get())) {
      throw new ReleaseRefusedException(
          Refusal.SIGNATURE,
          release.getUri()
              + " is not signed with the key that is trusted here; release it with the private key"
              + " that belongs to it",
          null);
    }
  }

  private static boolean isSigned(ModelBundle bundle, byte[] signature, PublicKey key) {
    try {
      return BundleSignature.verify(bundle, signature, key);
    } catch (BundleException e) {
      throw new ReleaseRefusedException(Refusal.SIGNATURE, String.valueOf(e.getMessage()), e);
    }
  }

  private static void checkContract(ModelBundle bundle, BundleManifest running) {
    BundleManifest manifest = bundle.manifest();
    if (!manifest.classes().equals(running.classes())) {
      throw contract(bundle, "its classes are " + manifest.classes(), running.classes());
    }
    if (!manifest.input().equals(running.input())) {
      throw contract(bundle, "its input is " + manifest.input(), running.input());
    }
  }

  private static ReleaseRefusedException contract(
      ModelBundle bundle, String found, Object running) {
    return new ReleaseRefusedException(
        Refusal.CONTRACT,
        bundle.folder()
            + ": "
            + found
            + ", those of the model that runs are "
            + running
            + "; to change them, restart the service with that bundle",
        null);
  }
}

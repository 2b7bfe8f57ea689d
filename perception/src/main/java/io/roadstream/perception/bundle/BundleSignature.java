package io.roadstream.perception.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/**
 * Ed25519 signatures over the bytes of {@code bundle.json}. That file pins the digests of all
 * others, so a signature over it vouches for the whole bundle.
 *
 * <p>Thread-safe and stateless.
 */
public final class BundleSignature {

  private static final String ALGORITHM = "Ed25519";

  private BundleSignature() {}

  /**
   * Signs a bundle.
   *
   * @return 64 bytes
   * @throws BundleException if the key is of another kind or the bundle has changed
   */
  public static byte[] sign(ModelBundle bundle, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(manifest(bundle));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new BundleException(
          "the signing key cannot sign (" + e.getMessage() + "); give an Ed25519 key", e);
    }
  }

  /**
   * Whether the signature is the key's over this very bundle. Bytes that are no signature are not.
   *
   * @throws BundleException if the key is of another kind or the bundle has changed since it was
   *     loaded
   */
  public static boolean verify(ModelBundle bundle, byte[] signature, PublicKey key) {
    Signature check;
    try {
      check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(manifest(bundle));
    } catch (GeneralSecurityException e) {
      throw new BundleException(
          "the key cannot verify (" + e.getMessage() + "); give an Ed25519 public key", e);
    }
    try {
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The manifest's bytes, which must still be those that the bundle was loaded from. */
  private static byte[] manifest(ModelBundle bundle) {
    Path file = bundle.folder().resolve(BundleLoader.MANIFEST);
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!Digests.of(bytes).equals(bundle.sha256())) {
        throw new BundleException(file + " has changed since it was loaded; load it again");
      }
      return bytes;
    } catch (IOException e) {
      throw new BundleException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}

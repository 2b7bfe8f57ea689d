package io.roadstream.perception.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads Ed25519 keys from PEM files, as {@code openssl genpkey -algorithm ed25519} and {@code
 * openssl pkey -pubout} write them.
 */
public final class SigningKeys {

  private static final String ALGORITHM = "Ed25519";

  private SigningKeys() {}

  /**
   * The private key of a file ({@code BEGIN PRIVATE KEY}).
   *
   * @throws BundleException if the file holds none
   */
  public static PrivateKey privateKey(Path file) {
    byte[] der = read(file, "PRIVATE KEY");
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw noKey(file, "private", e);
    }
  }

  /**
   * The public key of a file ({@code BEGIN PUBLIC KEY}).
   *
   * @throws BundleException if the file holds none
   */
  public static PublicKey publicKey(Path file) {
    byte[] der = read(file, "PUBLIC KEY");
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw noKey(file, "public", e);
    }
  }

  private static byte[] read(Path file, String kind) {
    String begin = "-----BEGIN " + kind + "-----";
    String end = "-----END " + kind + "-----";
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new BundleException("key file " + file + " cannot be read: " + e.getMessage(), e);
    }
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new BundleException(
          "key file " + file + " has no '" + begin + "'; write it with openssl as PEM");
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    } catch (IllegalArgumentException e) {
      throw new BundleException("key file " + file + " is no PEM: " + e.getMessage(), e);
    }
  }

  private static BundleException noKey(Path file, String kind, Exception cause) {
    return new BundleException(
        "key file "
            + file
            + " holds no Ed25519 "
            + kind
            + " key ("
            + cause.getMessage()
            + "); make one with: openssl genpkey -algorithm ed25519",
        cause);
  }
}

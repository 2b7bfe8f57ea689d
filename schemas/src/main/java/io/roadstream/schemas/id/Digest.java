package io.roadstream.schemas.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over a list of values, each preceded by its length, so that no two lists give the same
 * bytes.
 */
final class Digest {

  private static final int ID_BYTES = 16;

  private final MessageDigest sha256;

  /** Starts a digest; ids of different kinds never meet. */
  Digest(String kind) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256, which every Java must have", e);
    }
    add(kind);
  }

  Digest add(String value) {
    return add(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  Digest add(long value) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    return this;
  }

  Digest add(ByteBuffer value) {
    add((long) value.remaining());
    sha256.update(value.duplicate());
    return this;
  }

  /** Returns the first half of the digest in hexadecimal; the digest must not be used after. */
  String toId() {
    return HexFormat.of().formatHex(sha256.digest(), 0, ID_BYTES);
  }
}

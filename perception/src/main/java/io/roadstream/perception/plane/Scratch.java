package io.roadstream.perception.plane;

/**
 * What a thread that encodes and decodes planes keeps from one to the next: fresh arrays of a
 * plane's size cost as much as filling them. What is taken is good until the same thread takes it
 * again; arrays may be longer than asked for, and hold what they held before.
 */
final class Scratch {

  /** Larger arrays are not kept. */
  private static final int LARGEST_KEPT = 16 << 20;

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private final RunDeflater deflater = new RunDeflater();
  private byte[] raw = {};
  private byte[] packed = {};

  private Scratch() {}

  /** That of the thread that asks. */
  static Scratch mine() {
    return OF_THREAD.get();
  }

  /** Room for a plane as it is before compression. */
  byte[] raw(int length) {
    if (length <= raw.length) {
      return raw;
    }
    byte[] made = new byte[length];
    raw = length <= LARGEST_KEPT ? made : raw;
    return made;
  }

  /** Room for a compressed plane. */
  byte[] packed(int length) {
    if (length <= packed.length) {
      return packed;
    }
    byte[] made = new byte[length];
    packed = length <= LARGEST_KEPT ? made : packed;
    return made;
  }

  /** Compresses PNG rows. */
  RunDeflater deflater() {
    return deflater;
  }
}

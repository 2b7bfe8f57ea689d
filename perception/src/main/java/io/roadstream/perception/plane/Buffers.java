package io.roadstream.perception.plane;

import java.nio.ByteBuffer;

/** Reads a buffer's remaining bytes as an array, without copying where the buffer has one. */
final class Buffers {

  private Buffers() {}

  /** The backing array, or a copy of the remaining bytes. The buffer keeps its position. */
  @SuppressWarnings("ByteBufferBackingArray") // offset() goes with it.
  static byte[] array(ByteBuffer buffer) {
    if (buffer.hasArray()) {
      return buffer.array();
    }
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return copy;
  }

  /** Where the remaining bytes start in {@link #array}. */
  static int offset(ByteBuffer buffer) {
    return buffer.hasArray() ? buffer.arrayOffset() + buffer.position() : 0;
  }
}

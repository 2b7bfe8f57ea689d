package io.roadstream.perception.engine;

import io.roadstream.perception.memory.NativeMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;

/**
 * Native memory for floats that is freed when it is closed, not when a garbage collection comes by:
 * an engine that has been exchanged must give its memory back at once. Its buffers must not be used
 * after that.
 */
final class NativeBuffer implements AutoCloseable {

  static {
    NativeMemory.unlimit();
  }

  private final BytePointer memory;
  private final ByteBuffer bytes;

  NativeBuffer(int floats) {
    memory = new BytePointer((long) Math.multiplyExact(Float.BYTES, floats));
    bytes = memory.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** All of it as bytes. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** All of it as floats. */
  FloatBuffer floats() {
    return bytes.asFloatBuffer();
  }

  @Override
  public void close() {
    memory.deallocate();
  }
}

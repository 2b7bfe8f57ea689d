package io.roadstream.perception.engine;

import io.roadstream.perception.bundle.BundleManifest.Input;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A direct buffer that takes the planes of up to a number of frames, one behind the other.
 *
 * <p>Not thread-safe.
 */
final class InputBatch implements AutoCloseable {

  private final int width;
  private final int height;
  private final NativeBuffer memory;
  private final ByteBuffer bytes;
  private final FloatBuffer buffer;

  InputBatch(Input input, int maxBatch) {
    width = input.width();
    height = input.height();
    memory = new NativeBuffer(Math.multiplyExact(maxBatch, frameLength()));
    bytes = memory.bytes();
    buffer = memory.floats();
  }

  /** Values of one frame. */
  int frameLength() {
    return Math.multiplyExact(3 * width, height);
  }

  /**
   * The buffer from 0 to the end of the frames, and of zeros for as many frames as are missing.
   *
   * @param size frames in the batch, at least as many as there are inputs
   */
  FloatBuffer fill(List<NetworkInput> inputs, int size) {
    buffer.clear();
    for (NetworkInput input : inputs) {
      buffer.put(input.planes());
    }
    while (buffer.position() < size * frameLength()) {
      buffer.put(0);
    }
    return buffer.flip();
  }

  /** The same as bytes; valid until the next call. */
  ByteBuffer fillBytes(List<NetworkInput> inputs, int size) {
    fill(inputs, size);
    return bytes.clear().limit(Float.BYTES * size * frameLength());
  }

  /**
   * @throws IllegalArgumentException if there are no inputs or one is not of this size
   */
  void check(List<NetworkInput> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("a batch needs at least one input");
    }
    for (NetworkInput input : inputs) {
      if (input.geometry().gridWidth() != width
          || input.geometry().gridHeight() != height
          || input.planes().length != frameLength()) {
        throw new IllegalArgumentException(
            "input of "
                + input.geometry().gridWidth()
                + "x"
                + input.geometry().gridHeight()
                + " cells with "
                + input.planes().length
                + " values does not fit the network's "
                + width
                + "x"
                + height
                + " cells with "
                + frameLength());
      }
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}

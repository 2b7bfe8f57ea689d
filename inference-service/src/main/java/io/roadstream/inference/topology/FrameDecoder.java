package io.roadstream.inference.topology;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.FrameRef;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Turns a frame's image into the network's input, and every failure into the frame's own. */
final class FrameDecoder {

  private final Function<byte[], NetworkInput> preprocessor;

  FrameDecoder(Function<byte[], NetworkInput> preprocessor) {
    this.preprocessor = preprocessor;
  }

  /**
   * A frame that is ready for the network.
   *
   * @param input what the network sees
   * @param micros how long it took
   */
  record Decoded(NetworkInput input, long micros) {}

  /**
   * Decodes the frame's (left) image.
   *
   * @throws FrameException if it cannot be decoded or has not the size that the frame states
   */
  Decoded decode(CameraFrame frame) {
    long start = System.nanoTime();
    NetworkInput input;
    try {
      input = preprocessor.apply(array(frame.getImage()));
    } catch (RuntimeException e) {
      throw failure(frame, String.valueOf(e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      // A single allocation that this image is too large for; the next image may well fit.
      throw failure(frame, "there is no memory for its pixels", e);
    }
    checkSize(frame, input.geometry());
    return new Decoded(input, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
  }

  private static void checkSize(CameraFrame frame, FrameGeometry geometry) {
    FrameRef ref = frame.getFrame();
    if (geometry.frameWidth() != ref.getWidth() || geometry.frameHeight() != ref.getHeight()) {
      throw new FrameException(
          Stage.DECODE,
          frame,
          "it says that it is "
              + ref.getWidth()
              + "x"
              + ref.getHeight()
              + " but its image is "
              + geometry.frameWidth()
              + "x"
              + geometry.frameHeight());
    }
  }

  private static FrameException failure(CameraFrame frame, String reason, Throwable cause) {
    return new FrameException(Stage.DECODE, frame, reason, cause);
  }

  private static byte[] array(ByteBuffer buffer) {
    if (buffer.hasArray()
        && buffer.arrayOffset() + buffer.position() == 0
        && buffer.remaining() == buffer.array().length) {
      return buffer.array();
    }
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return copy;
  }
}

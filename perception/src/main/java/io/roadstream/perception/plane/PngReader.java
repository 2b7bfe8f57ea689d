package io.roadstream.perception.plane;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYDEPTH;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import io.roadstream.perception.memory.NativeMemory;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Reads any valid greyscale PNG through OpenCV. The header and every chunk's length and checksum
 * are looked at first, so that a PNG of another size or a damaged one is refused before a pixel is
 * decoded. Samples of 1, 2 and 4 bits keep their value: a 1 stays a 1.
 */
final class PngReader {

  private static final int FLAGS = IMREAD_GRAYSCALE | IMREAD_ANYDEPTH | IMREAD_IGNORE_ORIENTATION;
  private static final int IEND = 0x49454E44;

  static {
    NativeMemory.unlimit();
  }

  private PngReader() {}

  @SuppressWarnings("try") // the scope frees what is made while it is open
  static byte[] readBytes(ByteBuffer encoded, int width, int height) {
    PngHeader header = check(encoded, width, height);
    if (header.bitDepth() > 8) {
      throw new PlaneException("PNG has 16 bits a pixel where 8 are expected");
    }
    try (PointerScope scope = new PointerScope()) {
      Mat image = decode(encoded, width, height, CV_8UC1);
      byte[] plane = new byte[width * height];
      image.data().get(plane);
      unscale(plane, header.bitDepth());
      return plane;
    }
  }

  @SuppressWarnings("try") // the scope frees what is made while it is open
  static short[] readShorts(ByteBuffer encoded, int width, int height) {
    PngHeader header = check(encoded, width, height);
    if (header.bitDepth() != 16) {
      throw new PlaneException(
          "PNG has " + header.bitDepth() + " bits a pixel where 16 are expected");
    }
    try (PointerScope scope = new PointerScope()) {
      Mat image = decode(encoded, width, height, CV_16UC1);
      short[] plane = new short[width * height];
      new ShortPointer(image.data()).get(plane);
      return plane;
    }
  }

  private static Mat decode(ByteBuffer encoded, int width, int height, int type) {
    byte[] source = Buffers.array(encoded);
    int length = encoded.remaining();
    Mat image;
    try {
      BytePointer bytes = new BytePointer(length);
      bytes.put(source, Buffers.offset(encoded), length);
      image = imdecode(new Mat(1, length, CV_8UC1, bytes), FLAGS);
    } catch (RuntimeException e) {
      throw new PlaneException("PNG cannot be decoded: " + e.getMessage(), e);
    }
    if (image.empty()
        || image.cols() != width
        || image.rows() != height
        || image.type() != type
        || !image.isContinuous()) {
      throw new PlaneException("PNG cannot be decoded: its image data is damaged");
    }
    return image;
  }

  private static PngHeader check(ByteBuffer encoded, int width, int height) {
    PngHeader header = PngHeader.read(encoded);
    if (header.width() != width || header.height() != height) {
      throw new PlaneException(
          "PNG is "
              + header.width()
              + "x"
              + header.height()
              + " where "
              + width
              + "x"
              + height
              + " is expected");
    }
    if (header.colourType() != PngHeader.GREYSCALE) {
      throw new PlaneException(
          "PNG has colour type " + header.colourType() + " where greyscale (0) is expected");
    }
    checkChunks(encoded);
    return header;
  }

  private static void checkChunks(ByteBuffer encoded) {
    ByteBuffer in = encoded.duplicate();
    in.position(in.position() + Long.BYTES);
    CRC32 crc = new CRC32();
    int type = 0;
    while (type != IEND) {
      int length = in.remaining() < 12 ? -1 : in.getInt();
      if (length < 0 || length > in.remaining() - 8) {
        throw new PlaneException("PNG is cut off after " + encoded.remaining() + " bytes");
      }
      type = in.getInt(in.position());
      ByteBuffer body = in.duplicate();
      body.limit(in.position() + 4 + length);
      crc.reset();
      crc.update(body);
      in.position(in.position() + 4 + length);
      if (in.getInt() != (int) crc.getValue()) {
        throw new PlaneException("PNG is damaged: a chunk's checksum does not fit");
      }
    }
  }

  /** OpenCV stretches samples of fewer than 8 bits to 0..255. */
  private static void unscale(byte[] plane, int bitDepth) {
    int factor = 255 / ((1 << bitDepth) - 1);
    if (factor > 1) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (byte) ((plane[i] & 0xFF) / factor);
      }
    }
  }
}

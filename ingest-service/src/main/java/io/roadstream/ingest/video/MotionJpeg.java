package io.roadstream.ingest.video;

import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.image.ImageFormat;
import io.roadstream.perception.image.ImageHeader;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * Makes JPEG files of MJPEG packets. Cameras and AVI files leave out the Huffman tables where they
 * are the standard's (ITU-T T.81, annex K.3); most readers of JPEG files want to see them, so they
 * are put in. Nothing else is changed.
 */
final class MotionJpeg {

  private static final int DHT = 0xC4;
  private static final int SOS = 0xDA;
  private static final byte[] STANDARD_TABLES = standardTables();

  private MotionJpeg() {}

  /**
   * The packet as a JPEG of that size; empty if it is none, as an interlaced video's packet of two
   * half pictures.
   */
  static Optional<byte[]> toJpeg(byte[] packet, int width, int height) {
    try {
      ImageHeader header = ImageHeader.read(packet);
      if (header.format() != ImageFormat.JPEG
          || header.width() != width
          || header.height() != height) {
        return Optional.empty();
      }
    } catch (ImageException e) {
      return Optional.empty();
    }
    return hasTables(packet) ? Optional.of(packet) : Optional.of(withTables(packet));
  }

  private static boolean hasTables(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length) {
      int marker = jpeg[at + 1] & 0xFF;
      if (marker == DHT) {
        return true;
      }
      if (marker == SOS) {
        return false;
      }
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
    }
    return true;
  }

  private static byte[] withTables(byte[] jpeg) {
    byte[] whole = new byte[jpeg.length + STANDARD_TABLES.length];
    System.arraycopy(jpeg, 0, whole, 0, 2);
    System.arraycopy(STANDARD_TABLES, 0, whole, 2, STANDARD_TABLES.length);
    System.arraycopy(jpeg, 2, whole, 2 + STANDARD_TABLES.length, jpeg.length - 2);
    return whole;
  }

  /** A DHT segment with the four tables: class and number, 16 counts of codes, their values. */
  private static byte[] standardTables() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    append(body, 0x00, JPEGHuffmanTable.StdDCLuminance);
    append(body, 0x10, JPEGHuffmanTable.StdACLuminance);
    append(body, 0x01, JPEGHuffmanTable.StdDCChrominance);
    append(body, 0x11, JPEGHuffmanTable.StdACChrominance);
    int length = body.size() + 2;
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.write(0xFF);
    segment.write(DHT);
    segment.write(length >> 8);
    segment.write(length & 0xFF);
    segment.writeBytes(body.toByteArray());
    return segment.toByteArray();
  }

  private static void append(ByteArrayOutputStream body, int id, JPEGHuffmanTable table) {
    short[] counts = table.getLengths();
    body.write(id);
    for (int i = 0; i < 16; i++) {
      body.write(i < counts.length ? counts[i] : 0);
    }
    for (short value : table.getValues()) {
      body.write(value);
    }
  }
}

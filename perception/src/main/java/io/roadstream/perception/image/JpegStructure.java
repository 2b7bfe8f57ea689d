package io.roadstream.perception.image;

import io.roadstream.perception.image.ImageException.Reason;

/**
 * Walks a JPEG's markers (ITU-T T.81, annex B). Bytes between segments that are no marker are
 * passed over, as libjpeg does, so that both see the same frame header.
 */
final class JpegStructure {

  /** Progressive files have about ten scans; each one costs the decoder a pass over all pixels. */
  static final int MAX_SCANS = 100;

  private static final int TEM = 0x01;
  private static final int SOF0 = 0xC0;
  private static final int SOF2 = 0xC2;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;
  private static final int SOF15 = 0xCF;
  private static final int RST0 = 0xD0;
  private static final int RST7 = 0xD7;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;

  private final byte[] data;
  private int position = 2;

  private JpegStructure(byte[] data) {
    this.data = data;
  }

  static boolean matches(byte[] data) {
    return data.length >= 3
        && (data[0] & 0xFF) == 0xFF
        && (data[1] & 0xFF) == SOI
        && (data[2] & 0xFF) == 0xFF;
  }

  /** The frame header. */
  static ImageHeader header(byte[] data) {
    return new JpegStructure(data).frameHeader();
  }

  /**
   * Walks to the end-of-image marker.
   *
   * @throws ImageException TRUNCATED if the bytes end before it, CORRUPT if there is no scan or
   *     there are too many
   */
  static void checkComplete(byte[] data) {
    new JpegStructure(data).walkToEnd();
  }

  private ImageHeader frameHeader() {
    while (true) {
      int marker = nextMarker();
      if (isFrame(marker)) {
        return readFrame(marker);
      }
      if (marker == SOS || marker == EOI) {
        throw corrupt("has no frame header before its " + (marker == SOS ? "first scan" : "end"));
      }
      skipSegment(marker);
    }
  }

  private ImageHeader readFrame(int marker) {
    int start = position;
    if (start + 8 > data.length) {
      throw truncated();
    }
    if (marker > SOF2) {
      throw new ImageException(
          Reason.UNSUPPORTED,
          "JPEG of a kind that is not read (SOF"
              + (marker - SOF0)
              + "); save it as baseline or progressive JPEG");
    }
    int precision = data[start + 2] & 0xFF;
    int height = unsigned16(start + 3);
    int width = unsigned16(start + 5);
    if (precision != 8) {
      throw new ImageException(
          Reason.UNSUPPORTED, "JPEG of " + precision + " bits a sample; 8 are read");
    }
    if (width == 0 || height == 0) {
      throw corrupt("has a size of " + width + "x" + height);
    }
    return new ImageHeader(ImageFormat.JPEG, width, height);
  }

  private void walkToEnd() {
    int scans = 0;
    while (true) {
      int marker = nextMarker();
      if (marker == EOI) {
        if (scans == 0) {
          throw corrupt("has no scan");
        }
        return;
      }
      skipSegment(marker);
      if (marker == SOS) {
        scans++;
        if (scans > MAX_SCANS) {
          throw corrupt("has more than " + MAX_SCANS + " scans");
        }
        skipEntropyCodedData();
      }
    }
  }

  /** Leaves the position behind the next marker's two bytes. */
  private int nextMarker() {
    while (position + 1 < data.length) {
      if ((data[position] & 0xFF) == 0xFF) {
        int code = data[position + 1] & 0xFF;
        if (code == 0xFF) {
          position++;
          continue;
        }
        if (code != 0) {
          position += 2;
          return code;
        }
      }
      position++;
    }
    throw truncated();
  }

  private void skipSegment(int marker) {
    if (marker == TEM || marker == SOI || (marker >= RST0 && marker <= RST7)) {
      return;
    }
    if (position + 2 > data.length) {
      throw truncated();
    }
    int length = unsigned16(position);
    if (length < 2) {
      throw corrupt("has a segment of " + length + " bytes");
    }
    position += length;
  }

  /** Leaves the position at the first marker that does not belong to the scan. */
  private void skipEntropyCodedData() {
    int at = position;
    int last = data.length - 1;
    while (at < last) {
      if (data[at] == (byte) 0xFF) {
        int code = data[at + 1] & 0xFF;
        if (code != 0 && code != 0xFF && (code < RST0 || code > RST7)) {
          position = at;
          return;
        }
      }
      at++;
    }
    throw truncated();
  }

  private static boolean isFrame(int marker) {
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
  }

  private int unsigned16(int at) {
    return (data[at] & 0xFF) << 8 | (data[at + 1] & 0xFF);
  }

  private ImageException truncated() {
    return new ImageException(
        Reason.TRUNCATED, "JPEG of " + data.length + " bytes ends before its image does");
  }

  private static ImageException corrupt(String what) {
    return new ImageException(Reason.CORRUPT, "JPEG " + what);
  }
}

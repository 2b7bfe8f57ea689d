package io.roadstream.trainer.augment;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;

/** Reads a view of a sample: colours between pixels, labels from the nearest. Thread-safe. */
final class CropSampler {

  private final float[] encoded;
  private final float[] metres;
  private final double scale;
  private final double lowest;

  CropSampler(DepthCodec codec) {
    this.scale = codec.scale();
    this.lowest = codec.transform(codec.minMetres());
    this.metres = codec.metres();
    this.encoded = new float[metres.length];
    for (int code = 1; code < metres.length; code++) {
      encoded[code] = (float) (Math.log(metres[code]) / scale);
    }
  }

  /** Three planes of values in 0..1, interpolated between the four pixels around each point. */
  float[] image(RgbImage image, View view) {
    int cells = view.width() * view.height();
    float[] planes = new float[3 * cells];
    byte[] data = image.data();
    int stride = image.width() * 3;
    int[] x0 = new int[view.width()];
    int[] x1 = new int[view.width()];
    float[] fx = new float[view.width()];
    for (int x = 0; x < view.width(); x++) {
      double at = Math.min(Math.max(view.sourceX(x) - 0.5, 0), image.width() - 1);
      int column = (int) at;
      x0[x] = column * 3;
      x1[x] = Math.min(column + 1, image.width() - 1) * 3;
      fx[x] = (float) (at - column);
    }
    for (int y = 0; y < view.height(); y++) {
      double at = Math.min(Math.max(view.sourceY(y) - 0.5, 0), image.height() - 1);
      int row = (int) at;
      int row0 = row * stride;
      int row1 = Math.min(row + 1, image.height() - 1) * stride;
      float fy = (float) (at - row);
      for (int x = 0; x < view.width(); x++) {
        int cell = y * view.width() + x;
        for (int channel = 0; channel < 3; channel++) {
          float upper = mix(data[row0 + x0[x] + channel], data[row0 + x1[x] + channel], fx[x]);
          float lower = mix(data[row1 + x0[x] + channel], data[row1 + x1[x] + channel], fx[x]);
          planes[channel * cells + cell] = (upper + (lower - upper) * fy) / 255;
        }
      }
    }
    return planes;
  }

  private static float mix(byte first, byte second, float part) {
    int a = first & 0xFF;
    return a + ((second & 0xFF) - a) * part;
  }

  byte[] mask(ClassMask mask, View view) {
    byte[] ids = new byte[view.width() * view.height()];
    for (int y = 0; y < view.height(); y++) {
      int row = nearest(view.sourceY(y), mask.height()) * mask.width();
      for (int x = 0; x < view.width(); x++) {
        ids[y * view.width() + x] = mask.ids()[row + nearest(view.sourceX(x), mask.width())];
      }
    }
    return ids;
  }

  /**
   * Encoded depth, corrected for the zoom; sets {@code valid} to 1 where there is one.
   *
   * @param zoom how much nearer things look than they are
   */
  float[] depth(DepthCodes depth, View view, double zoom, float[] valid) {
    float[] values = new float[view.width() * view.height()];
    float nearer = (float) (Math.log(zoom) / scale);
    for (int y = 0; y < view.height(); y++) {
      int row = nearest(view.sourceY(y), depth.height()) * depth.width();
      for (int x = 0; x < view.width(); x++) {
        int code = depth.codes()[row + nearest(view.sourceX(x), depth.width())] & 0xFFFF;
        if (code != 0) {
          int cell = y * view.width() + x;
          values[cell] = (float) Math.max(encoded[code] - nearer, lowest);
          valid[cell] = 1;
        }
      }
    }
    return values;
  }

  /** True metres, whatever the zoom; infinite where the depth is unknown, as the sky's is. */
  float[] metres(DepthCodes depth, View view) {
    float[] values = new float[view.width() * view.height()];
    for (int y = 0; y < view.height(); y++) {
      int row = nearest(view.sourceY(y), depth.height()) * depth.width();
      for (int x = 0; x < view.width(); x++) {
        int code = depth.codes()[row + nearest(view.sourceX(x), depth.width())] & 0xFFFF;
        values[y * view.width() + x] = code == 0 ? Float.POSITIVE_INFINITY : metres[code];
      }
    }
    return values;
  }

  private static int nearest(double at, int size) {
    return Math.min(Math.max((int) at, 0), size - 1);
  }
}

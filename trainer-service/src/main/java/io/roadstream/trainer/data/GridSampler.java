package io.roadstream.trainer.data;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.Preprocessor;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import org.jspecify.annotations.Nullable;

/**
 * Brings a labelled frame onto a bundle's grid: the image exactly as inference does it, labels from
 * the frame pixel under each cell's centre, depths as the bundle's own camera would have them.
 * Thread-safe.
 */
public final class GridSampler {

  private final Input input;
  private final Depth depth;
  private final DepthCodec codec;
  private final Preprocessor preprocessor;

  /**
   * @param input where the grid lies in frames
   * @param depth how a bundle encodes depths
   */
  public GridSampler(Input input, Depth depth) {
    this.input = input;
    this.depth = depth;
    this.codec = depth.codec();
    this.preprocessor = new Preprocessor(new ImageDecoder(ImageLimits.DEFAULT), input);
  }

  /** The grid's input. */
  public Input input() {
    return input;
  }

  /**
   * Samples one frame.
   *
   * @param mask trainIds of the frame's pixels
   * @param metres depth of the frame's pixels, 0 where unknown
   * @param camera that took it, where it is known
   */
  public LabelledSample sample(
      String id, RgbImage frame, ClassMask mask, float[] metres, @Nullable Intrinsics camera) {
    int frameWidth = frame.width();
    FrameGeometry geometry = input.geometry(frameWidth, frame.height());
    double stretch = depth.stretch(geometry, camera);
    int width = geometry.gridWidth();
    int height = geometry.gridHeight();
    byte[] ids = new byte[width * height];
    short[] codes = new short[width * height];
    for (int y = 0; y < height; y++) {
      int frameRow = (int) geometry.frameY(y + 0.5);
      for (int x = 0; x < width; x++) {
        int source = frameRow * frameWidth + (int) geometry.frameX(x + 0.5);
        ids[y * width + x] = mask.ids()[source];
        codes[y * width + x] = codec.encode(metres[source] / stretch);
      }
    }
    return new LabelledSample(
        id,
        new RgbImage(width, height, pixels(preprocessor.prepare(frame).planes(), width * height)),
        new ClassMask(width, height, ids),
        new DepthCodes(width, height, codes));
  }

  /** Undoes the normalisation, exactly: the planes stem from 8-bit values. */
  private byte[] pixels(float[] planes, int cells) {
    byte[] pixels = new byte[cells * 3];
    for (int channel = 0; channel < 3; channel++) {
      double mean = input.mean().get(channel);
      double std = input.std().get(channel);
      for (int i = 0; i < cells; i++) {
        pixels[i * 3 + channel] =
            (byte) Math.round((planes[channel * cells + i] * std + mean) * 255);
      }
    }
    return pixels;
  }
}

package io.roadstream.perception.bundle;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.depth.DepthCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code bundle.json}.
 *
 * @param formatVersion version of this format; 1
 * @param name name of the model
 * @param version version of the model
 * @param parent the bundle that it was fine-tuned from
 * @param created when it was written
 * @param input what the network wants to see
 * @param classes class names in the order of the logits: the 19 trainIds, then "unlabelled"
 * @param depth the depth transform
 * @param metrics figures, each with the data that it was measured on
 * @param provenance how it was made, in free form
 * @param files size and digest of each file, by name
 */
public record BundleManifest(
    int formatVersion,
    String name,
    String version,
    @Nullable Parent parent,
    Instant created,
    Input input,
    List<String> classes,
    Depth depth,
    List<Map<String, Object>> metrics,
    Map<String, Object> provenance,
    Map<String, FileDigest> files) {

  /** The same with other files. */
  public BundleManifest withFiles(Map<String, FileDigest> newFiles) {
    return new BundleManifest(
        formatVersion,
        name,
        version,
        parent,
        created,
        input,
        classes,
        depth,
        metrics,
        provenance,
        newFiles);
  }

  /** The same with another input. */
  public BundleManifest withInput(Input newInput) {
    return new BundleManifest(
        formatVersion,
        name,
        version,
        parent,
        created,
        newInput,
        classes,
        depth,
        metrics,
        provenance,
        files);
  }

  /** The bundle that a bundle was fine-tuned from. */
  public record Parent(String name, String version, String sha256) {}

  /** SHA-256 (lower-case hex) and size of a file. */
  public record FileDigest(String sha256, long bytes) {}

  /**
   * The depth transform, and the camera whose depths it tells. A picture alone does not say how far
   * things are: one taken at twice the focal length shows the same street twice as large. So the
   * network learns depths as a camera of one focal length would have them, and those of any other
   * camera are in proportion.
   *
   * @param transform its name
   * @param scale its divisor
   * @param minMetres its nearest depth
   * @param maxMetres its farthest depth
   * @param focalLength of the camera that the depths are meant for, as a share of the width of what
   *     the network sees; null if the network was trained on depths as they were
   * @param stride cells of the grid, along each axis, for one value of the depth that {@code
   *     graph.onnx} gives; null for 4, a cell of the decoder
   */
  public record Depth(
      String transform,
      double scale,
      double minMetres,
      double maxMetres,
      @Nullable Double focalLength,
      @Nullable Integer stride) {

    /** The article's: clip to 1..250 m, natural logarithm, divided by 5, whatever the camera. */
    public static final Depth ARTICLE = new Depth("log", 5, 1, 250, null, null);

    /** The codec of the network's own depths. */
    public DepthCodec codec() {
      return DepthCodec.of(scale, minMetres, maxMetres);
    }

    /** The codec of the depths in a frame, as its camera has them. */
    public DepthCodec codec(FrameGeometry geometry, @Nullable Intrinsics camera) {
      return codec().stretched(stretch(geometry, camera));
    }

    /** How many metres of a frame's camera are one of the network's; 1 where either is unknown. */
    public double stretch(FrameGeometry geometry, @Nullable Intrinsics camera) {
      return focalLength == null || camera == null
          ? 1
          : camera.fx() / geometry.region().width() / focalLength;
    }
  }

  /** The part of the frame that the network sees, as fractions of the frame's width and height. */
  public record Crop(double left, double top, double right, double bottom) {}

  /**
   * What the network wants to see.
   *
   * @param width columns of the grid
   * @param height rows of the grid
   * @param crop the part of the frame
   * @param mean per channel, of values in 0..1
   * @param std per channel, of values in 0..1
   */
  public record Input(int width, int height, Crop crop, List<Double> mean, List<Double> std) {

    /** The same on a grid of another size. */
    public Input withSize(int newWidth, int newHeight) {
      return new Input(newWidth, newHeight, crop, mean, std);
    }

    /** Where this network's grid lies in a frame of the given size. */
    public FrameGeometry geometry(int frameWidth, int frameHeight) {
      int left = (int) Math.round(crop.left() * frameWidth);
      int top = (int) Math.round(crop.top() * frameHeight);
      int right = Math.max(left + 1, (int) Math.round(crop.right() * frameWidth));
      int bottom = Math.max(top + 1, (int) Math.round(crop.bottom() * frameHeight));
      return new FrameGeometry(
          frameWidth,
          frameHeight,
          new Region(left, top, right - left, bottom - top),
          width,
          height);
    }
  }
}

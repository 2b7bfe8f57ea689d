package io.roadstream.perception.dataset;

import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneException;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.perception.plane.PngHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the labels of a {@link CityscapesSample}: classes as trainIds, depth in metres by the
 * image's own camera. Thread-safe.
 *
 * @see <a href="https://github.com/mcordts/cityscapesScripts">Cityscapes' scripts</a>, for the
 *     formats
 */
public final class CityscapesReader {

  /** 64 megapixels; a label of more is refused before it is decoded. */
  private static final long MAX_PIXELS = 64_000_000;

  private static final PlaneCodec PNG = PlaneCodec.of(PlaneFormat.PNG);
  private static final JsonMapper JSON = JsonMapper.shared();

  private CityscapesReader() {}

  /**
   * The classes of a sample; what Cityscapes does not score is void.
   *
   * @throws DatasetException if the label is not there or not as it should be
   */
  public static ClassMask mask(CityscapesSample sample) {
    return CityscapesTruth.mask(sample, labels(sample));
  }

  /**
   * The labelIds of a sample as they are.
   *
   * @throws DatasetException if the label is not there or no 8-bit greyscale PNG
   */
  public static LabelPlane labels(CityscapesSample sample) {
    Path file = sample.require(CityscapesPart.LABELS);
    ByteBuffer bytes = read(file);
    try {
      PngHeader header = header(bytes);
      return new LabelPlane(
          header.width(), header.height(), PNG.decodeBytes(bytes, header.width(), header.height()));
    } catch (PlaneException e) {
      throw new DatasetException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The depth of a sample from its disparity and its own camera: baseline x fx / d with d = (p - 1)
   * / 256 pixels. The values 0 (not measured) and 1 (no disparity, so infinitely far) are no depth.
   *
   * @throws DatasetException if disparity or camera are not there or not as they should be
   */
  public static MetricDepth depth(CityscapesSample sample) {
    CityscapesCamera camera = camera(sample);
    Path file = sample.require(CityscapesPart.DISPARITY);
    ByteBuffer bytes = read(file);
    try {
      PngHeader header = header(bytes);
      short[] values = PNG.decodeShorts(bytes, header.width(), header.height());
      double metresTimesValue = camera.baseline() * camera.intrinsics().fx() * 256;
      float[] metres = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        int disparity = (values[i] & 0xFFFF) - 1;
        metres[i] = disparity > 0 ? (float) (metresTimesValue / disparity) : 0;
      }
      return new MetricDepth(header.width(), header.height(), metres);
    } catch (PlaneException e) {
      throw new DatasetException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The camera of a sample.
   *
   * @throws DatasetException if it is not there or lacks a number
   */
  public static CityscapesCamera camera(CityscapesSample sample) {
    Path file = sample.require(CityscapesPart.CAMERA);
    try {
      JsonNode root = JSON.readTree(read(file).array());
      return new CityscapesCamera(
          new Intrinsics(
              number(root, "intrinsic", "fx"),
              number(root, "intrinsic", "fy"),
              number(root, "intrinsic", "u0"),
              number(root, "intrinsic", "v0")),
          number(root, "extrinsic", "baseline"));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new DatasetException(file + ": " + e.getMessage(), e);
    }
  }

  private static double number(JsonNode root, String group, String key) {
    JsonNode value = root.path(group).path(key);
    if (!value.isNumber()) {
      throw new IllegalArgumentException("has no number " + group + "." + key);
    }
    return value.doubleValue();
  }

  private static PngHeader header(ByteBuffer bytes) {
    PngHeader header = PngHeader.read(bytes);
    if ((long) header.width() * header.height() > MAX_PIXELS) {
      throw new PlaneException(
          "PNG of "
              + header.width()
              + "x"
              + header.height()
              + " has more than "
              + MAX_PIXELS
              + " pixels");
    }
    return header;
  }

  private static ByteBuffer read(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DatasetException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}

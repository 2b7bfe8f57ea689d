package io.roadstream.schemas.id;

import io.roadstream.schemas.DepthLabel;
import io.roadstream.schemas.MaskLabel;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the identity of a training sample from its camera, its image and its labels' bytes.
 *
 * <p>Time does not count: a data set that is sent twice gives the same ids twice. The labels do:
 * the same picture with a better label is another sample.
 */
public final class SampleIds {

  private SampleIds() {}

  /**
   * Returns 32 lower-case hexadecimal digits: half of a SHA-256 over camera, image and labels.
   *
   * @param cameraId the camera, or the name of the data set's sequence
   * @param image the encoded (left) image; its position is left as it was
   * @param mask the class label, or null when only depth is known
   * @param depth the depth label, or null when only classes are known
   */
  public static String of(
      String cameraId, ByteBuffer image, @Nullable MaskLabel mask, @Nullable DepthLabel depth) {
    Digest digest = new Digest("sample").add(cameraId).add(image);
    if (mask == null) {
      digest.add(0);
    } else {
      digest.add(1).add(mask.getEncoding().name()).add(mask.getMask());
    }
    if (depth == null) {
      digest.add(0);
    } else {
      digest.add(1).add(depth.getEncoding().name()).add(depth.getDepth());
    }
    return digest.toId();
  }
}

package io.roadstream.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.roadstream.perception.image.RgbImage;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded frames of any pixel format into RGB, with the colour matrix and range that each
 * frame states. Owns native memory; one thread at a time.
 */
final class RgbConverter implements AutoCloseable {

  /** libswscale may write whole vectors past a row's end. */
  private static final int PADDING = 64;

  private static final int ONE = 1 << 16;

  private @Nullable SwsContext context;
  private @Nullable BytePointer buffer;

  /**
   * @throws DamagedPictureException if there is no way from the frame's pixel format to RGB
   */
  RgbImage convert(AVFrame frame) throws DamagedPictureException {
    int width = frame.width();
    int height = frame.height();
    SwsContext scaler =
        sws_getCachedContext(
            context,
            width,
            height,
            frame.format(),
            width,
            height,
            AV_PIX_FMT_RGB24,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    context = scaler;
    if (scaler == null) {
      throw new DamagedPictureException("its pixel format " + frame.format() + " has no RGB");
    }
    IntPointer matrix =
        sws_getCoefficients(frame.colorspace() == AVCOL_SPC_BT709 ? SWS_CS_ITU709 : SWS_CS_DEFAULT);
    sws_setColorspaceDetails(
        scaler,
        matrix,
        isFullRange(frame) ? 1 : 0,
        sws_getCoefficients(SWS_CS_DEFAULT),
        1,
        0,
        ONE,
        ONE);
    byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    BytePointer target = buffer(pixels.length);
    // libswscale reads four of each, whatever the format.
    try (PointerPointer<BytePointer> planes = new PointerPointer<>(target, null, null, null);
        IntPointer strides = new IntPointer(width * 3, 0, 0, 0)) {
      sws_scale(scaler, frame.data(), frame.linesize(), 0, height, planes, strides);
    }
    target.position(0).get(pixels);
    return new RgbImage(width, height, pixels);
  }

  private BytePointer buffer(int size) {
    BytePointer current = buffer;
    if (current == null || current.capacity() < size + PADDING) {
      if (current != null) {
        current.close();
      }
      current = new BytePointer(size + PADDING);
      buffer = current;
    }
    return current;
  }

  private static boolean isFullRange(AVFrame frame) {
    int format = frame.format();
    return frame.color_range() == AVCOL_RANGE_JPEG
        || format == AV_PIX_FMT_YUVJ420P
        || format == AV_PIX_FMT_YUVJ422P
        || format == AV_PIX_FMT_YUVJ444P
        || format == AV_PIX_FMT_YUVJ440P
        || format == AV_PIX_FMT_YUVJ411P;
  }

  @Override
  public void close() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
    if (buffer != null) {
      buffer.close();
      buffer = null;
    }
  }
}

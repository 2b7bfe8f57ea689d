package io.roadstream.ingest;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;

import io.roadstream.perception.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Tiny videos of {@link TestImages#picture} pictures, recorded when a test asks for them. */
public final class TestVideos {

  private TestVideos() {}

  /** MPEG-4 in the container that the name's extension says. */
  public static Path mpeg4(Path file, int width, int height, int frames, double fps)
      throws Exception {
    return record(file, width, height, frames, fps, AV_CODEC_ID_MPEG4, AV_PIX_FMT_YUV420P);
  }

  /** Motion JPEG in the container that the name's extension says. */
  public static Path motionJpeg(Path file, int width, int height, int frames, double fps)
      throws Exception {
    return record(file, width, height, frames, fps, AV_CODEC_ID_MJPEG, AV_PIX_FMT_YUVJ420P);
  }

  private static Path record(
      Path file, int width, int height, int frames, double fps, int codec, int pixelFormat)
      throws Exception {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height)) {
      recorder.setVideoCodec(codec);
      recorder.setPixelFormat(pixelFormat);
      recorder.setFrameRate(fps);
      recorder.setVideoQuality(2);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        record(recorder, TestImages.picture(width, height, i));
      }
    }
    return file;
  }

  /** Gives a recorder one picture. */
  public static void record(FFmpegFrameRecorder recorder, RgbImage picture) throws Exception {
    try (Frame frame = new Frame(picture.width(), picture.height(), Frame.DEPTH_UBYTE, 3)) {
      ByteBuffer pixels = (ByteBuffer) frame.image[0];
      for (int y = 0; y < picture.height(); y++) {
        for (int x = 0; x < picture.width(); x++) {
          int at = (y * picture.width() + x) * 3;
          int to = y * frame.imageStride + x * 3;
          pixels.put(to, picture.data()[at + 2]);
          pixels.put(to + 1, picture.data()[at + 1]);
          pixels.put(to + 2, picture.data()[at]);
        }
      }
      recorder.record(frame);
    }
  }
}

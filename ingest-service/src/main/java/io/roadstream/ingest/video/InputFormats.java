package io.roadstream.ingest.video;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;

import io.roadstream.ingest.video.VideoException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's readers by their names. Those of devices are in a library that needs one of the
 * desktop's (libpulse), which servers often lack: it is loaded for the first reader that is found
 * nowhere else.
 */
final class InputFormats {

  private InputFormats() {}

  /**
   * The reader that an input asks for; none where FFmpeg may choose.
   *
   * @throws VideoException if FFmpeg has no such reader, or there is no such device, or the
   *     devices' library cannot be loaded
   */
  static @Nullable AVInputFormat forced(VideoInput input) throws VideoException {
    if (input.format().isEmpty()) {
      return null;
    }
    String name = input.format().get();
    AVInputFormat format = av_find_input_format(name);
    if (format == null) {
      requireDevice(input.url());
      registerDevices(name);
      format = av_find_input_format(name);
    }
    if (format == null) {
      throw new VideoException("this FFmpeg cannot read '%s'".formatted(name), Kind.UNSUPPORTED);
    }
    return format;
  }

  private static void requireDevice(String path) throws VideoException {
    if (!Files.exists(Path.of(path))) {
      throw new VideoException("cannot be opened: there is no " + path, Kind.MISSING);
    }
  }

  private static void registerDevices(String name) throws VideoException {
    try {
      avdevice_register_all();
    } catch (LinkageError e) {
      throw new VideoException(
          "cannot be read: FFmpeg's library for devices, which '%s' needs, cannot be loaded (%s);"
                  .formatted(name, reason(e))
              + " install what it misses (on Debian and Ubuntu: apt install libpulse0)",
          Kind.UNSUPPORTED);
    }
  }

  private static @Nullable String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}

package io.roadstream.ingest.source;

import io.roadstream.ingest.video.VideoInput;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What FFmpeg is to be told for each kind of live source. */
final class StreamInputs {

  private static final double LONGEST_TIMEOUT = 600;

  private StreamInputs() {}

  /**
   * @throws SourceException if the URI has an option that is unknown or out of range
   */
  static VideoInput of(SourceUri uri, ReadSettings settings) throws SourceException {
    return switch (uri.kind()) {
      case RTSP -> rtsp(uri, settings);
      case HTTP -> http(uri, settings);
      case V4L2 -> v4l2(uri, settings);
      case FILE, CITYSCAPES, SYNTHETIC ->
          throw new IllegalArgumentException(uri + " is not a live source");
    };
  }

  private static VideoInput rtsp(SourceUri uri, ReadSettings settings) throws SourceException {
    SourceOptions options = new SourceOptions(uri, "transport", "listen", "timeout");
    String transport = options.text("transport", "tcp");
    if (!transport.equals("tcp") && !transport.equals("udp")) {
      throw options.wrong("transport", transport, "tcp or udp");
    }
    Map<String, String> ffmpeg = new LinkedHashMap<>();
    ffmpeg.put("protocol_whitelist", "rtsp,rtsps,rtp,srtp,tcp,udp,tls");
    ffmpeg.put("rtsp_transport", transport);
    if (options.flag("listen", false)) {
      ffmpeg.put("rtsp_flags", "listen");
    }
    return input(uri, uri.location(), Optional.of("rtsp"), ffmpeg, false, options, settings);
  }

  private static VideoInput http(SourceUri uri, ReadSettings settings) throws SourceException {
    SourceOptions options = new SourceOptions(uri, "timeout");
    Map<String, String> ffmpeg = Map.of("protocol_whitelist", "http,https,tcp,tls,httpproxy");
    return input(uri, uri.location(), Optional.empty(), ffmpeg, false, options, settings);
  }

  private static VideoInput v4l2(SourceUri uri, ReadSettings settings) throws SourceException {
    SourceOptions options = new SourceOptions(uri, "size", "fps", "format", "timeout");
    Map<String, String> ffmpeg = new LinkedHashMap<>();
    if (uri.options().containsKey("size")) {
      int[] size = options.size("size", 1280, 720);
      ffmpeg.put("video_size", size[0] + "x" + size[1]);
    }
    if (uri.options().containsKey("fps")) {
      ffmpeg.put("framerate", Double.toString(options.number("fps", 30, 0.1, 1000)));
    }
    if (uri.options().containsKey("format")) {
      ffmpeg.put("input_format", options.text("format", "mjpeg"));
    }
    return input(uri, uri.location(), Optional.of("video4linux2"), ffmpeg, true, options, settings);
  }

  private static VideoInput input(
      SourceUri uri,
      String url,
      Optional<String> format,
      Map<String, String> ffmpeg,
      boolean nonBlocking,
      SourceOptions options,
      ReadSettings settings)
      throws SourceException {
    double seconds =
        options.number("timeout", settings.timeout().toMillis() / 1000.0, 0.1, LONGEST_TIMEOUT);
    return new VideoInput(
        url,
        uri.toString(),
        format,
        ffmpeg,
        nonBlocking,
        Duration.ofMillis(Math.round(seconds * 1000)),
        settings.check().limits().maxPixels(),
        settings.jpegQuality());
  }
}

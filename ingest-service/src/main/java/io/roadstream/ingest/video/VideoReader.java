package io.roadstream.ingest.video;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_NONBLOCK;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ANSI;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_BINTEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_IDF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_XBIN;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOENT;

import io.roadstream.ingest.video.VideoException.Kind;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.memory.NativeMemory;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pictures of one video or stream in order. Opening and reading never block for longer
 * than the input's time-out and end at once when the thread is interrupted. Owns native memory
 * until {@link #close()}; opened, read and closed by one thread.
 *
 * <p>Pictures of MJPEG pass through as they are; all others are decoded and encoded as JPEG.
 */
public final class VideoReader implements Closeable {

  private static final Duration POLL = Duration.ofMillis(5);
  private static final double MICROS = 1e6;

  static {
    NativeMemory.unlimit();
    av_log_set_level(AV_LOG_QUIET);
    avformat_network_init();
  }

  private final VideoInput input;
  private final AVFormatContext format;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final RgbConverter converter = new RgbConverter();
  private @Nullable AVCodecContext decoder;
  private int streamIndex;
  private double secondsPerTick;
  private double frameSeconds;
  private double firstSeconds = Double.NaN;
  private double lastSeconds;
  private boolean passThrough;
  private boolean draining;

  private VideoReader(VideoInput input, AVFormatContext format) {
    this.input = input;
    this.format = format;
  }

  /**
   * Opens an input up to the point where its first picture can be read.
   *
   * @throws VideoException if it is not there, is no video, or did not answer in time
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  public static VideoReader open(VideoInput input) throws VideoException, InterruptedException {
    AVFormatContext format = avformat_alloc_context();
    BlockingCalls.guard(format.interrupt_callback());
    AVDictionary options = new AVDictionary(null);
    BlockingCalls.allow(input.timeout());
    try {
      if (input.nonBlocking()) {
        format.flags(format.flags() | AVFMT_FLAG_NONBLOCK);
      }
      input.options().forEach((name, value) -> av_dict_set(options, name, value, 0));
      AVInputFormat forced = InputFormats.forced(input);
      int code = avformat_open_input(format, input.url(), forced, options);
      if (code < 0) {
        throw failure(input, "cannot be opened", code);
      }
      VideoReader reader = new VideoReader(input, format);
      try {
        reader.openStream();
        return reader;
      } catch (VideoException | InterruptedException | RuntimeException e) {
        reader.close();
        throw e;
      }
    } finally {
      BlockingCalls.done();
      av_dict_free(options);
    }
  }

  private void openStream() throws VideoException, InterruptedException {
    int code = avformat_find_stream_info(format, (PointerPointer<?>) null);
    if (code < 0) {
      throw failure(input, "cannot be read", code);
    }
    requireInTime();
    streamIndex = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (streamIndex < 0) {
      throw new VideoException("has no pictures in it", Kind.UNSUPPORTED);
    }
    AVStream stream = format.streams(streamIndex);
    requirePictures(stream);
    int codec = stream.codecpar().codec_id();
    AVCodec found = avcodec_find_decoder(codec);
    if (found == null) {
      throw new VideoException(
          "is coded in a way that this FFmpeg cannot decode", Kind.UNSUPPORTED);
    }
    AVCodecContext context = avcodec_alloc_context3(found);
    decoder = context;
    avcodec_parameters_to_context(context, stream.codecpar());
    context.thread_count(1);
    code = avcodec_open2(context, found, (PointerPointer<?>) null);
    if (code < 0) {
      throw failure(input, "cannot be decoded", code);
    }
    passThrough = codec == AV_CODEC_ID_MJPEG;
    secondsPerTick = ratio(stream.time_base());
    double rate = ratio(stream.avg_frame_rate());
    frameSeconds = rate > 0 ? 1 / rate : 0;
  }

  private void requirePictures(AVStream stream) throws VideoException {
    int codec = stream.codecpar().codec_id();
    if (codec == AV_CODEC_ID_ANSI
        || codec == AV_CODEC_ID_BINTEXT
        || codec == AV_CODEC_ID_XBIN
        || codec == AV_CODEC_ID_IDF) {
      throw new VideoException("is text, not a video", Kind.UNSUPPORTED);
    }
    long width = stream.codecpar().width();
    long height = stream.codecpar().height();
    if (width * height > input.maxPixels()) {
      throw new VideoException(
          "has pictures of %dx%d pixels, more than the limit of %d"
              .formatted(width, height, input.maxPixels()),
          Kind.UNSUPPORTED);
    }
  }

  /** How many pictures the container says that it has. */
  public OptionalLong size() {
    long frames = format.streams(streamIndex).nb_frames();
    return frames > 0 ? OptionalLong.of(frames) : OptionalLong.empty();
  }

  /** When the recording began, if the container says so. */
  public Optional<Instant> recordedAt() {
    AVDictionaryEntry entry = av_dict_get(format.metadata(), "creation_time", null, 0);
    if (entry == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(entry.value().getString(StandardCharsets.UTF_8)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The next picture; empty at the end.
   *
   * @throws DamagedPictureException if this picture is damaged; the next call goes on behind it
   * @throws VideoException if the input broke off or was silent for longer than its time-out
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  public Optional<Picture> next()
      throws DamagedPictureException, VideoException, InterruptedException {
    BlockingCalls.allow(input.timeout());
    try {
      while (true) {
        int code = avcodec_receive_frame(decoder, frame);
        if (code >= 0) {
          return Optional.of(picture());
        }
        if (code == AVERROR_EOF()) {
          return Optional.empty();
        }
        if (code != AVERROR_EAGAIN()) {
          throw new DamagedPictureException("cannot be decoded (" + text(code) + ")");
        }
        Optional<Picture> passed = readPacket();
        if (passed.isPresent()) {
          return passed;
        }
      }
    } finally {
      BlockingCalls.done();
    }
  }

  /** Reads one packet: passes its picture through, or gives it to the decoder. */
  private Optional<Picture> readPacket()
      throws DamagedPictureException, VideoException, InterruptedException {
    if (draining) {
      throw new DamagedPictureException("is the end of the video, cut off in mid-picture");
    }
    int code = av_read_frame(format, packet);
    if (code == AVERROR_EOF()) {
      draining = true;
      avcodec_send_packet(decoder, null);
      return Optional.empty();
    }
    if (code == AVERROR_EAGAIN()) {
      requireInTime();
      Thread.sleep(POLL.toMillis());
      return Optional.empty();
    }
    if (code < 0) {
      throw failure(input, "broke off", code);
    }
    try {
      if (packet.stream_index() != streamIndex || packet.size() == 0) {
        return Optional.empty();
      }
      if (passThrough) {
        Optional<byte[]> jpeg = jpegOfPacket();
        if (jpeg.isPresent()) {
          long ticks = packet.pts() == AV_NOPTS_VALUE() ? packet.dts() : packet.pts();
          return Optional.of(new Picture(time(ticks), jpeg.get()));
        }
      }
      int sent = avcodec_send_packet(decoder, packet);
      if (sent < 0) {
        throw new DamagedPictureException("cannot be decoded (" + text(sent) + ")");
      }
      return Optional.empty();
    } finally {
      av_packet_unref(packet);
    }
  }

  private Optional<byte[]> jpegOfPacket() {
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    var parameters = format.streams(streamIndex).codecpar();
    return MotionJpeg.toJpeg(bytes, parameters.width(), parameters.height());
  }

  private Picture picture() throws DamagedPictureException {
    Duration time = time(frame.best_effort_timestamp());
    if (frame.decode_error_flags() != 0 || (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0) {
      throw new DamagedPictureException("is damaged: parts of it cannot be decoded");
    }
    if ((long) frame.width() * frame.height() > input.maxPixels()) {
      throw new DamagedPictureException(
          "has %dx%d pixels, more than the limit of %d"
              .formatted(frame.width(), frame.height(), input.maxPixels()));
    }
    return new Picture(time, ImageEncoder.jpeg(converter.convert(frame), input.jpegQuality()));
  }

  /** Time since the first picture; where the video states none, one frame after the last. */
  private Duration time(long ticks) {
    double seconds =
        ticks == AV_NOPTS_VALUE() ? lastSeconds + frameSeconds : ticks * secondsPerTick;
    if (Double.isNaN(firstSeconds)) {
      firstSeconds = seconds;
    }
    lastSeconds = seconds;
    long micros = Math.round((seconds - firstSeconds) * MICROS);
    return Duration.ofNanos(Math.max(0, micros) * 1000);
  }

  private void requireInTime() throws VideoException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while reading " + input.name());
    }
    if (BlockingCalls.overdue()) {
      throw silent(input);
    }
  }

  private static VideoException silent(VideoInput input) {
    return new VideoException(
        "gave nothing for " + input.timeout().toMillis() + " ms", Kind.SILENT);
  }

  private static VideoException failure(VideoInput input, String what, int code)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while reading " + input.name());
    }
    if (code == AVERROR_EXIT() || BlockingCalls.overdue()) {
      return silent(input);
    }
    return new VideoException(
        what + " (" + text(code) + ")", code == AVERROR_ENOENT() ? Kind.MISSING : Kind.SILENT);
  }

  private static String text(int code) {
    byte[] buffer = new byte[128];
    av_strerror(code, buffer, buffer.length);
    int end = 0;
    while (end < buffer.length && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, 0, end, StandardCharsets.UTF_8);
  }

  private static double ratio(AVRational rational) {
    return rational.den() == 0 ? 0 : (double) rational.num() / rational.den();
  }

  @Override
  public void close() {
    converter.close();
    av_frame_free(frame);
    av_packet_free(packet);
    if (decoder != null) {
      avcodec_free_context(decoder);
      decoder = null;
    }
    avformat_close_input(format);
  }
}

package io.roadstream.ingest.http;

import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.CameraId;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.produce.Delivery;
import io.roadstream.ingest.produce.DeliveryException;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.ingest.produce.IngestListener;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ImageEncoding;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes uploaded frames: checks everything about one, hands it over and waits until the broker has
 * it, so that an accepted frame is not lost. Thread-safe.
 */
public final class FrameUploads {

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Duration LATEST = Duration.ofDays(1);

  private final FrameProducer producer;
  private final ImageCheck check;
  private final UploadSettings settings;
  private final IngestListener listener;
  private final Clock clock;
  private final Set<String> cameras = ConcurrentHashMap.newKeySet();

  /**
   * Takes frames for one producer, which stays the caller's.
   *
   * @param producer sends them
   * @param check looks at an image before it is sent
   * @param settings limits on uploads
   * @param listener is told of what was taken and refused
   * @param clock stamps frames that say no time
   */
  public FrameUploads(
      FrameProducer producer,
      ImageCheck check,
      UploadSettings settings,
      IngestListener listener,
      Clock clock) {
    this.producer = producer;
    this.check = check;
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * The identity of the frame, once the broker has it.
   *
   * @throws RequestProblem if the request is refused: 400, 413, 415, 429, or 503 if Kafka or the
   *     registry do not answer
   * @throws IOException if the client broke off
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  public FrameRef accept(Upload upload) throws RequestProblem, IOException, InterruptedException {
    String cameraId = upload.cameraId();
    if (!CameraId.isValid(cameraId)) {
      throw new RequestProblem(
          400,
          "Invalid camera id",
          "camera id",
          cameraId,
          "camera id '" + cameraId + "' is not valid",
          "Use " + CameraId.RULE + ".");
    }
    ImageEncoding declared = declaredType(upload);
    Instant capturedAt = capturedAt(upload);
    byte[] body = body(upload);
    CapturedFrame frame = frame(cameraId, declared, capturedAt, body);
    requireRoomFor(cameraId);
    return send(cameraId, frame, capturedAt);
  }

  private static ImageEncoding declaredType(Upload upload) throws RequestProblem {
    String type = upload.contentType().orElse("");
    return switch (type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT)) {
      case "image/jpeg" -> ImageEncoding.JPEG;
      case "image/png" -> ImageEncoding.PNG;
      default ->
          throw new RequestProblem(
              415,
              "Unsupported media type",
              "Content-Type",
              type,
              type.isEmpty() ? "there is no Content-Type" : "'" + type + "' is not taken",
              "Send image/jpeg or image/png.");
    };
  }

  private Instant capturedAt(Upload upload) throws RequestProblem {
    Instant now = clock.instant();
    if (upload.capturedAt().isEmpty()) {
      return now;
    }
    String text = upload.capturedAt().get();
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (!time.isBefore(EARLIEST) && !time.isAfter(now.plus(LATEST))) {
        return time;
      }
    } catch (DateTimeException e) {
      throw wrongTime(text, "is not an ISO 8601 time with offset");
    }
    throw wrongTime(text, "lies before 1970 or more than a day ahead");
  }

  private static RequestProblem wrongTime(String text, String why) {
    return new RequestProblem(
        400,
        "Invalid time of capture",
        "capturedAt",
        text,
        "time of capture '" + text + "' " + why,
        "Send for example 2026-01-31T12:00:00.123456Z, or leave it out for the time of arrival.");
  }

  private byte[] body(Upload upload) throws RequestProblem, IOException {
    long length = upload.contentLength().orElse(-1);
    if (length > settings.maxBytes()) {
      throw tooLarge("Content-Length", Long.toString(length), "the body has %d bytes", length);
    }
    // One byte more than allowed tells whether there is more.
    byte[] body = upload.body().readNBytes(settings.maxBytes() + 1);
    if (body.length > settings.maxBytes()) {
      throw tooLarge(
          "body",
          "more than " + settings.maxBytes() + " bytes",
          "the body has more than %d bytes",
          settings.maxBytes());
    }
    return body;
  }

  private RequestProblem tooLarge(String thing, String value, String detail, long bytes) {
    return new RequestProblem(
        413,
        "Image too large",
        thing,
        value,
        detail.formatted(bytes) + "; the limit is " + settings.maxBytes(),
        "Compress the image more or scale it down, or raise the service's limits.");
  }

  private CapturedFrame frame(
      String cameraId, ImageEncoding declared, Instant capturedAt, byte[] body)
      throws RequestProblem {
    String name = "upload of " + body.length + " bytes";
    try {
      EncodedImage image = check.check(body);
      if (image.encoding() != declared) {
        throw new RequestProblem(
            400,
            "Content-Type contradicts the image",
            "Content-Type",
            "image/" + declared.name().toLowerCase(Locale.ROOT),
            "the body is " + image.encoding() + ", its Content-Type says " + declared,
            "Send the Content-Type that the image has.");
      }
      return CapturedFrame.of(name, 0, Duration.ZERO, Optional.of(capturedAt), image);
    } catch (BadImageException e) {
      listener.skipped(
          cameraId, new SkippedInput(name, e.reason(), String.valueOf(e.getMessage())));
      throw problem(e, body.length);
    }
  }

  private static RequestProblem problem(BadImageException e, int length) {
    boolean large = e.reason() == SkipReason.OVERSIZED;
    return new RequestProblem(
        large ? 413 : 400,
        large ? "Image too large" : "Unusable image",
        "body",
        length + " bytes, " + e.reason().label(),
        String.valueOf(e.getMessage()),
        large
            ? "Compress the image more or scale it down, or raise the service's limits."
            : "Send one whole JPEG or PNG image.");
  }

  private void requireRoomFor(String cameraId) throws RequestProblem {
    if (!cameras.contains(cameraId) && cameras.size() >= settings.maxCameras()) {
      throw new RequestProblem(
          429,
          "Too many cameras",
          "camera id",
          cameraId,
          "this service has frames of " + settings.maxCameras() + " cameras already",
          "Use an id that is in use, or raise roadstream.ingest.max-cameras.");
    }
    cameras.add(cameraId);
  }

  private FrameRef send(String cameraId, CapturedFrame frame, Instant capturedAt)
      throws RequestProblem, InterruptedException {
    try {
      CompletableFuture<Delivery> sent = producer.send(cameraId, frame, capturedAt);
      Delivery delivery = sent.get(settings.confirmTimeout().toMillis(), TimeUnit.MILLISECONDS);
      listener.delivered(delivery);
      return delivery.frame();
    } catch (BadImageException e) {
      listener.skipped(
          cameraId, new SkippedInput(frame.name(), e.reason(), String.valueOf(e.getMessage())));
      throw problem(e, frame.image().bytes().length);
    } catch (DeliveryException e) {
      throw unavailable(cameraId, frame, String.valueOf(e.getMessage()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw unavailable(cameraId, frame, String.valueOf(cause.getMessage()));
    } catch (TimeoutException e) {
      throw unavailable(
          cameraId,
          frame,
          "the broker has not confirmed the frame within "
              + settings.confirmTimeout().toMillis()
              + " ms");
    }
  }

  private RequestProblem unavailable(String cameraId, CapturedFrame frame, String detail) {
    listener.skipped(cameraId, new SkippedInput(frame.name(), SkipReason.SEND_FAILED, detail));
    return new RequestProblem(
        503,
        "Frame not delivered",
        "Kafka",
        "camera.frames",
        detail,
        "Send it again with the same capturedAt: a frame sent twice keeps its frameId.");
  }
}

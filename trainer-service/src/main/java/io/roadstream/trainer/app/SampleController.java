package io.roadstream.trainer.app;

import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.schemas.DepthLabel;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ImageEncoding;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.MaskLabel;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.id.FrameIds;
import io.roadstream.schemas.id.SampleIds;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.trainer.sample.SampleCache;
import io.roadstream.trainer.sample.SampleDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Samples: how many there are, and taking one more. */
@RestController
class SampleController {

  private static final int FIELDS = 4096;
  private static final int PNG_MAGIC = 0x89504E47;

  private final SampleCache cache;
  private final Producer<String, TrainingSample> producer;
  private final PayloadLimit limit;
  private final SampleDecoder decoder = new SampleDecoder();
  private final ImageDecoder images = new ImageDecoder(ImageLimits.DEFAULT);

  SampleController(
      SampleCache cache, Producer<String, TrainingSample> producer, PayloadLimit limit) {
    this.cache = cache;
    this.producer = producer;
    this.limit = limit;
  }

  /** How many samples this instance has mirrored. */
  @GetMapping("/samples")
  Map<String, Object> summary() {
    Map<String, Long> byCamera = new LinkedHashMap<>();
    cache.entries().forEach(entry -> byCamera.merge(entry.cameraId(), 1L, Long::sum));
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("samples", cache.entries().size());
    summary.put("rejected", cache.rejected());
    summary.put("byCamera", byCamera);
    summary.put("positions", cache.positions());
    return summary;
  }

  /** The identity that a sample got. */
  record Accepted(String sampleId) {}

  /**
   * Takes a sample; answers when the broker has it.
   *
   * @param image JPEG or PNG
   * @param mask 8-bit PNG of trainIds, 255 = void
   * @param depth 16-bit PNG, metres x 256, 0 = not known
   */
  @PostMapping("/samples")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted take(
      @RequestPart("image") MultipartFile image,
      @RequestPart(name = "mask", required = false) @Nullable MultipartFile mask,
      @RequestPart(name = "depth", required = false) @Nullable MultipartFile depth,
      @RequestParam("camera") String camera,
      @RequestParam(name = "capturedAt", required = false) @Nullable Instant capturedAt)
      throws IOException {
    TrainingSample sample =
        sample(
            image.getBytes(),
            mask == null ? null : mask.getBytes(),
            depth == null ? null : depth.getBytes(),
            camera,
            (capturedAt == null ? Instant.now() : capturedAt).truncatedTo(ChronoUnit.MICROS));
    decoder.decode(sample);
    send(sample);
    return new Accepted(sample.getSampleId());
  }

  private TrainingSample sample(
      byte[] image,
      byte @Nullable [] mask,
      byte @Nullable [] depth,
      String camera,
      Instant capturedAt) {
    if (!camera.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new RequestException(
          HttpStatus.BAD_REQUEST,
          "camera is '" + camera + "'; use letters, digits, '.', '_' and '-'");
    }
    RgbImage decoded;
    try {
      decoded = images.decode(image);
    } catch (ImageException e) {
      throw new RequestException(
          HttpStatus.UNPROCESSABLE_CONTENT, "image cannot be decoded: " + e.getMessage(), e);
    }
    ByteBuffer bytes = ByteBuffer.wrap(image);
    MaskLabel maskLabel =
        mask == null
            ? null
            : new MaskLabel(
                PlaneEncoding.PNG,
                decoded.width(),
                decoded.height(),
                ByteBuffer.wrap(mask),
                LabelOrigin.HUMAN,
                "uploaded");
    DepthLabel depthLabel =
        depth == null
            ? null
            : new DepthLabel(
                PlaneEncoding.PNG,
                decoded.width(),
                decoded.height(),
                KittiDepth.UNITS_PER_METRE,
                ByteBuffer.wrap(depth),
                LabelOrigin.SENSOR,
                "uploaded");
    return TrainingSample.newBuilder()
        .setSampleId(SampleIds.of(camera, bytes, maskLabel, depthLabel))
        .setFrame(
            new FrameRef(
                camera,
                FrameIds.of(camera, capturedAt, bytes),
                0L,
                capturedAt,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                decoded.width(),
                decoded.height()))
        .setEncoding(
            bytes.remaining() >= Integer.BYTES && bytes.getInt(0) == PNG_MAGIC
                ? ImageEncoding.PNG
                : ImageEncoding.JPEG)
        .setImage(bytes)
        .setMask(maskLabel)
        .setDepth(depthLabel)
        .build();
  }

  private void send(TrainingSample sample) {
    MaskLabel mask = sample.getMask();
    DepthLabel depth = sample.getDepth();
    long size =
        FIELDS
            + (long) sample.getImage().remaining()
            + (mask == null ? 0 : mask.getMask().remaining())
            + (depth == null ? 0 : depth.getDepth().remaining());
    if (size > limit.bytes()) {
      throw new RequestException(
          HttpStatus.CONTENT_TOO_LARGE,
          "the sample has "
              + size
              + " bytes; a record may have "
              + limit.bytes()
              + ": send smaller images or raise roadstream.kafka.payload-limit");
    }
    try {
      producer
          .send(new ProducerRecord<>(Topics.TRAINING_SAMPLES, sample.getSampleId(), sample))
          .get();
    } catch (ExecutionException | KafkaException e) {
      throw new RequestException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "the sample could not be written to " + Topics.TRAINING_SAMPLES + "; try again later",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestException(HttpStatus.SERVICE_UNAVAILABLE, "the service stops", e);
    }
  }
}

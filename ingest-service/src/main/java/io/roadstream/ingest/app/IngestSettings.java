package io.roadstream.ingest.app;

import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.http.UploadSettings;
import io.roadstream.ingest.source.Backoff;
import io.roadstream.ingest.source.ReadSettings;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.schemas.topic.PayloadLimit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The service's settings.
 *
 * @param maxPixels largest image, in pixels
 * @param maxImageSize largest encoded image; an upload may have no more than a record may either
 * @param jpegQuality quality of frames that the service encodes itself
 * @param sourceTimeout how long a live source may be silent before it is opened again
 * @param reconnectFirst longest first wait for a lost source
 * @param reconnectLongest longest wait for a lost source
 * @param confirmTimeout how long an upload waits for the broker
 * @param maxCameras most cameras that uploads may bring
 * @param sources what the service reads by itself
 */
@Validated
@ConfigurationProperties(IngestSettings.PREFIX)
public record IngestSettings(
    @DefaultValue("64000000") @Min(1) @Max(700_000_000) long maxPixels,
    @DefaultValue("16MB") DataSize maxImageSize,
    @DefaultValue("90") @Min(1) @Max(100) int jpegQuality,
    @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration sourceTimeout,
    @DefaultValue("500ms") @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration reconnectFirst,
    @DefaultValue("30s") @DurationMin(millis = 1) @DurationMax(hours = 1) Duration reconnectLongest,
    @DefaultValue("10s") @DurationMin(millis = 1) @DurationMax(minutes = 5) Duration confirmTimeout,
    @DefaultValue("1000") @Min(1) int maxCameras,
    @Valid @DefaultValue List<SourceSettings> sources) {

  /** Prefix of these settings. */
  public static final String PREFIX = "roadstream.ingest";

  /** Copies the list. */
  public IngestSettings {
    sources = List.copyOf(sources);
  }

  @AssertTrue(message = "reconnect-longest must not be below reconnect-first")
  boolean isReconnectRising() {
    return reconnectLongest.compareTo(reconnectFirst) >= 0;
  }

  ImageCheck imageCheck() {
    return new ImageCheck(new ImageLimits(maxPixels, maxImageBytes()));
  }

  private int maxImageBytes() {
    return (int) Math.min(Integer.MAX_VALUE - 8, maxImageSize.toBytes());
  }

  ReadSettings readSettings(ImageCheck check, boolean rightImage) {
    return new ReadSettings(
        check,
        jpegQuality,
        rightImage,
        sourceTimeout,
        new Backoff(reconnectFirst, reconnectLongest),
        true);
  }

  UploadSettings uploadSettings(PayloadLimit limit) {
    return new UploadSettings(Math.min(maxImageBytes(), limit.bytes()), confirmTimeout, maxCameras);
  }
}

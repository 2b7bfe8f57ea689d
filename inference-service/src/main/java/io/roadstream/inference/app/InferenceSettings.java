package io.roadstream.inference.app;

import io.roadstream.perception.engine.DeviceChoice;
import io.roadstream.perception.engine.EngineKind;
import io.roadstream.perception.engine.EngineSettings;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.service.streams.StreamsSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The service's settings.
 *
 * @param bundle the model bundle: a folder, a {@code file:} URI or {@code s3://BUCKET/FOLDER}
 * @param engine which library runs the network: {@code auto}, {@code onnx} or {@code pytorch}
 * @param device where it runs: {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param threads CPU threads inside one run of the network; 0 = one for each processor
 * @param maxBatch most frames that are computed at a time, together on a GPU and side by side on
 *     the CPU; never more than there are stream threads
 * @param maxDelay how long a frame may wait for company in its batch; of no meaning on the CPU
 * @param maxFailuresInARow inferences that may fail one after another before the engine is blamed
 *     and not the frames
 * @param maxPixels largest image, in pixels
 * @param maxImageSize largest encoded image
 * @param releases how it follows the channel that serves its model
 * @param streams how the stream runs
 */
@Validated
@ConfigurationProperties(InferenceSettings.PREFIX)
public record InferenceSettings(
    @DefaultValue("models/roadstream-street") @NotBlank(message = "must name a bundle's folder")
        String bundle,
    @DefaultValue("auto") EngineKind engine,
    @DefaultValue("auto")
        @Pattern(regexp = "auto|cpu|gpu(:\\d{1,3})?", message = "must be auto, cpu, gpu or gpu:N")
        String device,
    @DefaultValue("0") @Min(0) @Max(1024) int threads,
    @DefaultValue("8") @Min(1) @Max(256) int maxBatch,
    @DefaultValue("5ms") @DurationMin(millis = 0) @DurationMax(seconds = 10) Duration maxDelay,
    @DefaultValue("20") @Min(1) int maxFailuresInARow,
    @DefaultValue("64000000") @Min(1) @Max(700_000_000) long maxPixels,
    @DefaultValue("16MB") DataSize maxImageSize,
    @Valid @DefaultValue ReleaseSettings releases,
    @Valid @DefaultValue StreamsSettings streams) {

  /** Prefix of these settings. */
  public static final String PREFIX = "roadstream.inference";

  /** The name of the setting {@link #bundle()}. */
  public static final String BUNDLE = PREFIX + ".bundle";

  /** Most frames that can ever be computed at a time: each stream thread brings one. */
  int reachableBatch() {
    return Math.min(maxBatch, streams.threads());
  }

  /**
   * The engine's settings.
   *
   * @throws IllegalArgumentException if engine and device do not go together
   */
  EngineSettings engineSettings() {
    return new EngineSettings(engine, DeviceChoice.parse(device), threads, reachableBatch());
  }

  ImageLimits imageLimits() {
    return new ImageLimits(maxPixels, Math.toIntExact(maxImageSize.toBytes()));
  }
}

package io.roadstream.postproc.app;

import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.postproc.topology.PostprocOptions;
import io.roadstream.postproc.topology.TimeSettings;
import io.roadstream.service.streams.StreamsSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The service's own settings, {@code roadstream.postproc}.
 *
 * @param maskEncoding format of {@code perception.masks}: png or zstd
 * @param depthEncoding format of {@code perception.depth}: png or zstd
 * @param compressionLevel effort of either encoding, 1 (fastest) to 9
 * @param objects how objects are found and measured
 * @param maxGridCells largest grid that is unpacked; a prediction that claims more is a dead letter
 * @param grace how late a frame may be, by the time of its capture
 * @param lostAfter an object that was not seen for so long gets a new id
 * @param window size of the windows of {@code perception.depth-histograms}
 * @param advertisedAddress host:port at which other instances reach this one, to pass on questions
 *     about cameras that this one has
 * @param streams how Kafka Streams runs
 */
@Validated
@ConfigurationProperties(PostprocSettings.PREFIX)
record PostprocSettings(
    @DefaultValue("png") PlaneFormat maskEncoding,
    @DefaultValue("png") PlaneFormat depthEncoding,
    @DefaultValue("1") @Min(1) @Max(9) int compressionLevel,
    @Valid @DefaultValue ObjectProperties objects,
    @DefaultValue("8388608") @Min(1) @Max(1 << 28) int maxGridCells,
    @DefaultValue("2s") @DurationMin(millis = 0) @DurationMax(minutes = 10) Duration grace,
    @DefaultValue("1s") @DurationMin(millis = 1) @DurationMax(minutes = 10) Duration lostAfter,
    @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(hours = 24) Duration window,
    @DefaultValue("localhost:8083") @Pattern(regexp = ".+:[0-9]+", message = "must be host:port")
        String advertisedAddress,
    @Valid @NotNull StreamsSettings streams) {

  static final String PREFIX = "roadstream.postproc";

  PostprocOptions options() {
    return new PostprocOptions(
        maskEncoding,
        depthEncoding,
        compressionLevel,
        objects.settings(),
        maxGridCells,
        new TimeSettings(grace, lostAfter, window));
  }
}

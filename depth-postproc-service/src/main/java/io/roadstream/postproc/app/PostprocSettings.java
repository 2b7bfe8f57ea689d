package io.roadstream.postproc.app;

import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.postproc.topology.PostprocOptions;
import io.roadstream.service.streams.StreamsSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The service's own settings, {@code roadstream.postproc}.
 *
 * @param maskEncoding format of {@code perception.masks}: png or zstd
 * @param depthEncoding format of {@code perception.depth}: png or zstd
 * @param compressionLevel effort of either encoding, 1 (fastest) to 9
 * @param minObjectPixels grid cells that an object must have
 * @param maxGridCells largest grid that is unpacked; a prediction that claims more is a dead letter
 * @param streams how Kafka Streams runs
 */
@Validated
@ConfigurationProperties(PostprocSettings.PREFIX)
record PostprocSettings(
    @DefaultValue("png") PlaneFormat maskEncoding,
    @DefaultValue("png") PlaneFormat depthEncoding,
    @DefaultValue("1") @Min(1) @Max(9) int compressionLevel,
    @DefaultValue("16") @Min(1) int minObjectPixels,
    @DefaultValue("8388608") @Min(1) @Max(1 << 28) int maxGridCells,
    @Valid @NotNull StreamsSettings streams) {

  static final String PREFIX = "roadstream.postproc";

  PostprocOptions options() {
    return new PostprocOptions(
        maskEncoding, depthEncoding, compressionLevel, minObjectPixels, maxGridCells);
  }
}

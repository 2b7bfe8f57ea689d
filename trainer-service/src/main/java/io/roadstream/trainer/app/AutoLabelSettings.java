package io.roadstream.trainer.app;

import io.roadstream.service.streams.StreamsSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Labels by a stereo teacher.
 *
 * @param enabled whether frames are labelled at all
 * @param everyNth one in so many frames of a camera is
 * @param streams how the stream runs
 */
@Validated
@ConfigurationProperties(AutoLabelSettings.PREFIX)
public record AutoLabelSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("50") @Min(1) int everyNth,
    @Valid @DefaultValue StreamsSettings streams) {

  /** Prefix of these settings. */
  public static final String PREFIX = ServiceSettings.PREFIX + ".auto-label";
}

package io.roadstream.ingest.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One source that the service reads by itself from its start.
 *
 * @param uri path or URI, as for {@code roadstream produce}
 * @param cameraId the camera that its frames are of
 * @param rate frames a second; the source's own if not given
 * @param loop whether to begin again at the end
 * @param limit how many frames to send at most; no limit if not given
 * @param asFastAsPossible whether not to keep any pace
 * @param originalTimestamps whether frames carry the time that the source states
 * @param rightImage whether to send right images along
 * @param intrinsics of the camera, in pixels of its frames; what the source knows if not given
 */
record SourceSettings(
    @NotBlank(message = "must name a source by path or URI") String uri,
    @NotBlank
        @Pattern(
            regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
            message =
                "must be 1 to 64 letters, digits, '.', '_' or '-', starting with a letter or digit")
        String cameraId,
    @Nullable @DecimalMin("0.001") @DecimalMax("1000") Double rate,
    @DefaultValue("false") boolean loop,
    @Nullable @Min(1) Long limit,
    @DefaultValue("false") boolean asFastAsPossible,
    @DefaultValue("false") boolean originalTimestamps,
    @DefaultValue("false") boolean rightImage,
    @Nullable @Valid LensSettings intrinsics) {

  /**
   * The camera that took the frames.
   *
   * @param fx focal length along x
   * @param fy focal length along y
   * @param cx principal point from the left
   * @param cy principal point from the top
   */
  record LensSettings(
      @DecimalMin("1") double fx, @DecimalMin("1") double fy, double cx, double cy) {}
}

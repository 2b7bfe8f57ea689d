package io.roadstream.ingest.produce;

import static java.util.Objects.requireNonNull;

import io.roadstream.ingest.frame.CameraId;
import io.roadstream.ingest.source.ReadSettings;
import io.roadstream.ingest.source.SourceException;
import io.roadstream.ingest.source.SourceUri;
import io.roadstream.schemas.CameraModel;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one job is to do.
 *
 * @param source where frames come from
 * @param cameraId the camera that they are of
 * @param rate frames a second: the pace of files and scenes, the most that is taken from a live
 *     source; empty for the source's own
 * @param loop whether to begin again at the end; live sources have none
 * @param limit how many frames to send at most
 * @param asFastAsPossible whether not to keep any pace
 * @param originalTimestamps whether frames carry the time that the source states (a video's
 *     recording, a file's modification) instead of the present; live sources state the present
 * @param camera what is known of the camera; empty for what the source itself knows
 * @param read how the source is read
 */
public record JobSettings(
    SourceUri source,
    String cameraId,
    OptionalDouble rate,
    boolean loop,
    OptionalLong limit,
    boolean asFastAsPossible,
    boolean originalTimestamps,
    Optional<CameraModel> camera,
    ReadSettings read) {

  /**
   * @throws IllegalArgumentException if a value is out of range; the message says what is allowed
   */
  public JobSettings {
    CameraId.require(cameraId);
    if (rate.isPresent() && !(rate.getAsDouble() > 0 && rate.getAsDouble() <= 1000)) {
      throw new IllegalArgumentException(
          "rate must be above 0 and at most 1000 frames a second, not " + rate.getAsDouble());
    }
    if (limit.isPresent() && limit.getAsLong() < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit.getAsLong());
    }
    if (camera.isPresent() && !(camera.get().getFx() > 0 && camera.get().getFy() > 0)) {
      throw new IllegalArgumentException(
          "focal lengths must be above 0 pixels, not "
              + camera.get().getFx()
              + " and "
              + camera.get().getFy());
    }
    if (asFastAsPossible && rate.isPresent()) {
      throw new IllegalArgumentException("give a rate or as fast as possible, not both");
    }
  }

  /** A builder with the source's own pace, no loop, no limit and the present time. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects settings. */
  public static final class Builder {
    private @Nullable SourceUri source;
    private @Nullable String cameraId;
    private OptionalDouble rate = OptionalDouble.empty();
    private boolean loop;
    private OptionalLong limit = OptionalLong.empty();
    private boolean asFastAsPossible;
    private boolean originalTimestamps;
    private Optional<CameraModel> camera = Optional.empty();
    private ReadSettings read = ReadSettings.DEFAULT;

    private Builder() {}

    /**
     * Sets the source by its URI or path.
     *
     * @throws SourceException if it is not well-formed
     */
    public Builder setSource(String uri) throws SourceException {
      return setSource(SourceUri.parse(uri));
    }

    /** Sets the source. */
    public Builder setSource(SourceUri uri) {
      source = uri;
      return this;
    }

    /** Sets the camera's identity. */
    public Builder setCameraId(String id) {
      cameraId = id;
      return this;
    }

    /** Sets the pace, frames a second. */
    public Builder optRate(double framesPerSecond) {
      rate = OptionalDouble.of(framesPerSecond);
      return this;
    }

    /** Sets whether to begin again at the end. */
    public Builder optLoop(boolean value) {
      loop = value;
      return this;
    }

    /** Sets how many frames to send at most. */
    public Builder optLimit(long frames) {
      limit = OptionalLong.of(frames);
      return this;
    }

    /** Sets whether not to keep any pace. */
    public Builder optAsFastAsPossible(boolean value) {
      asFastAsPossible = value;
      return this;
    }

    /** Sets whether frames carry the time that the source states. */
    public Builder optOriginalTimestamps(boolean value) {
      originalTimestamps = value;
      return this;
    }

    /** Sets the camera that took the frames, in pixels of the frames. */
    public Builder optCamera(CameraModel model) {
      camera = Optional.of(model);
      return this;
    }

    /** Sets how the source is read. */
    public Builder optRead(ReadSettings settings) {
      read = settings;
      return this;
    }

    /**
     * The checked settings.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public JobSettings build() {
      return new JobSettings(
          requireNonNull(source, "source is null"),
          requireNonNull(cameraId, "cameraId is null"),
          rate,
          loop,
          limit,
          asFastAsPossible,
          originalTimestamps,
          camera,
          read);
    }
  }
}

package io.roadstream.ingest.source;

import io.roadstream.schemas.TrainingSample;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Labelled samples, read by one thread. The same source gives the same samples every time, times
 * included, so that a sample that is sent twice can be told by its id.
 */
public interface SampleStream extends Closeable {

  /**
   * The next sample; empty at the end.
   *
   * @throws IOException if one cannot be read; the next call goes on behind it
   */
  Optional<TrainingSample> next() throws IOException;

  /** How many there are, where that is known. */
  OptionalLong size();

  @Override
  void close();

  /**
   * Opens the labelled data that a URI names: {@code cityscapes:DIR} with class and disparity
   * images, or {@code synthetic:SEED}.
   *
   * @param cameraId whose samples they are; Cityscapes' cities are told apart behind it
   * @throws SourceException if it has no labels or is not there
   */
  static SampleStream open(SourceUri uri, String cameraId, ReadSettings settings)
      throws SourceException {
    return switch (uri.kind()) {
      case SYNTHETIC -> SyntheticSamples.open(uri, cameraId, settings);
      case CITYSCAPES -> CityscapesSamples.open(uri, cameraId, settings);
      default ->
          throw new SourceException(
              SourceException.Kind.INVALID,
              "source '%s' has no labels: give cityscapes:DIR or synthetic:SEED".formatted(uri));
    };
  }
}

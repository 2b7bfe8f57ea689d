package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.perception.dataset.CityscapesPart;
import io.roadstream.perception.dataset.CityscapesSample;
import io.roadstream.perception.dataset.CityscapesTruth;
import io.roadstream.perception.dataset.DatasetException;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.TrainingSample;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The images of a Cityscapes folder with classes and depth. Each city counts as a camera of its
 * own, and an image's time follows from its place in the list, so that neighbours stay together
 * when samples are held out.
 */
final class CityscapesSamples implements SampleStream {

  /** A labelled image of Cityscapes is one of a snippet of 30 frames, 17 a second. */
  private static final Duration APART = Duration.ofSeconds(2);

  private static final Set<CityscapesPart> PARTS =
      EnumSet.of(CityscapesPart.LABELS, CityscapesPart.DISPARITY, CityscapesPart.CAMERA);

  private final List<CityscapesSample> samples;
  private final SampleRecords records = new SampleRecords(LabelOrigin.HUMAN, "cityscapes layout");
  private final String cameraId;
  private final ReadSettings settings;
  private int position;

  private CityscapesSamples(
      List<CityscapesSample> samples, String cameraId, ReadSettings settings) {
    this.samples = samples;
    this.cameraId = cameraId;
    this.settings = settings;
  }

  static CityscapesSamples open(SourceUri uri, String cameraId, ReadSettings settings)
      throws SourceException {
    return new CityscapesSamples(CityscapesSource.samples(uri, PARTS), cameraId, settings);
  }

  @Override
  public Optional<TrainingSample> next() throws IOException {
    if (position == samples.size()) {
      return Optional.empty();
    }
    int index = position++;
    CityscapesSample sample = samples.get(index);
    try {
      EncodedImage image = ImageFile.read(sample.left(), settings.check());
      CityscapesTruth truth = CityscapesTruth.read(sample, PARTS);
      truth.requireSize(sample, image.width(), image.height());
      return Optional.of(
          records.record(
              cameraId + "-" + sample.city(),
              index,
              SyntheticSource.EPOCH.plus(APART.multipliedBy(index)),
              image,
              CityscapesSource.camera(sample),
              truth.mask(),
              truth.depth()));
    } catch (ImageFile.Unusable e) {
      throw new IOException(e.input().name() + ": " + e.input().message(), e);
    } catch (DatasetException | IllegalArgumentException e) {
      throw new IOException(sample.name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(samples.size());
  }

  @Override
  public void close() {
    // Holds nothing open.
  }
}

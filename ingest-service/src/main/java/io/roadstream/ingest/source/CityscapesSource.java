package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.frame.SourceItem;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.dataset.CityscapesCamera;
import io.roadstream.perception.dataset.CityscapesLayout;
import io.roadstream.perception.dataset.CityscapesPart;
import io.roadstream.perception.dataset.CityscapesReader;
import io.roadstream.perception.dataset.CityscapesSample;
import io.roadstream.perception.dataset.DatasetException;
import io.roadstream.schemas.CameraModel;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The images of a Cityscapes folder, split by split and by name, with the intrinsics of their
 * camera file where there is one. Their own pace is {@link ImageFilesSource#INTERVAL}: the labelled
 * images are single moments, not a video.
 */
final class CityscapesSource implements FrameSource {

  private final List<CityscapesSample> samples;
  private final ReadSettings settings;
  private int position;

  private CityscapesSource(List<CityscapesSample> samples, ReadSettings settings) {
    this.samples = samples;
    this.settings = settings;
  }

  static CityscapesSource open(SourceUri uri, ReadSettings settings) throws SourceException {
    Set<CityscapesPart> required = settings.rightImage() ? Set.of(CityscapesPart.RIGHT) : Set.of();
    return new CityscapesSource(samples(uri, required), settings);
  }

  /** The samples that a URI names, all with the parts asked for. */
  static List<CityscapesSample> samples(SourceUri uri, Set<CityscapesPart> required)
      throws SourceException {
    SourceOptions options = new SourceOptions(uri, "split", "city");
    Path root = PathSources.path(uri, uri.location());
    if (!Files.isDirectory(root.resolve(CityscapesPart.LEFT.folder()))) {
      throw new SourceException(
          SourceException.Kind.NOT_FOUND,
          "source '%s' has no folder '%s': give the folder that holds it"
              .formatted(uri, CityscapesPart.LEFT.folder()));
    }
    try {
      CityscapesLayout layout = new CityscapesLayout(root);
      String split = options.text("split", "");
      if (!split.isEmpty() && !layout.splits().contains(split)) {
        throw options.wrong("split", split, "one of " + String.join(", ", layout.splits()));
      }
      List<String> splits = split.isEmpty() ? layout.splits() : List.of(split);
      String city = options.text("city", "");
      List<CityscapesSample> samples = new ArrayList<>();
      for (String one : splits) {
        layout.samples(one, required).stream()
            .filter(sample -> city.isEmpty() || sample.city().equals(city))
            .forEach(samples::add);
      }
      if (samples.isEmpty()) {
        throw new SourceException(
            SourceException.Kind.NOTHING_MATCHED,
            "source '%s' matches no image: give a city that split has".formatted(uri));
      }
      return samples;
    } catch (DatasetException e) {
      throw new SourceException(
          SourceException.Kind.NOTHING_MATCHED,
          "source '%s': %s".formatted(uri, e.getMessage()),
          e);
    } catch (UncheckedIOException e) {
      throw new SourceException(
          SourceException.Kind.UNREADABLE, "source '%s': %s".formatted(uri, e.getMessage()), e);
    }
  }

  @Override
  public Optional<SourceItem> next() {
    if (position == samples.size()) {
      return Optional.empty();
    }
    int index = position++;
    CityscapesSample sample = samples.get(index);
    try {
      EncodedImage left = ImageFile.read(sample.left(), settings.check());
      Optional<EncodedImage> right = Optional.empty();
      if (settings.rightImage()) {
        Path file = sample.require(CityscapesPart.RIGHT);
        right = Optional.of(ImageFile.read(file, settings.check()));
      }
      return Optional.of(
          new CapturedFrame(
              sample.left().toString(),
              index,
              ImageFilesSource.INTERVAL.multipliedBy(index),
              ImageFilesSource.modified(sample.left()),
              left,
              right,
              camera(sample)));
    } catch (ImageFile.Unusable e) {
      return Optional.of(e.input());
    } catch (DatasetException | IllegalArgumentException e) {
      return Optional.of(
          new SkippedInput(
              sample.left().toString(), SkipReason.INCOMPLETE, String.valueOf(e.getMessage())));
    }
  }

  static Optional<CameraModel> camera(CityscapesSample sample) {
    if (sample.file(CityscapesPart.CAMERA).isEmpty()) {
      return Optional.empty();
    }
    CityscapesCamera camera = CityscapesReader.camera(sample);
    Intrinsics lens = camera.intrinsics();
    return Optional.of(
        new CameraModel(lens.fx(), lens.fy(), lens.cx(), lens.cy(), camera.baseline()));
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(samples.size());
  }

  @Override
  public void close() {}
}

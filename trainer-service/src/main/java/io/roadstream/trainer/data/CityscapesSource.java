package io.roadstream.trainer.data;

import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.dataset.CityscapesLayout;
import io.roadstream.perception.dataset.CityscapesPart;
import io.roadstream.perception.dataset.CityscapesReader;
import io.roadstream.perception.dataset.CityscapesSample;
import io.roadstream.perception.dataset.CityscapesTruth;
import io.roadstream.perception.dataset.DatasetException;
import io.roadstream.perception.dataset.DatasetProblem;
import io.roadstream.perception.dataset.DatasetSurvey;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the samples of a data set in Cityscapes' layout and brings them onto a grid. */
public final class CityscapesSource implements SampleSource {

  private static final Logger LOG = LoggerFactory.getLogger(CityscapesSource.class);

  private final CityscapesQuery query;
  private final List<CityscapesSample> samples;
  private final GridSampler sampler;
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  private CityscapesSource(
      CityscapesQuery query, List<CityscapesSample> samples, GridSampler sampler) {
    this.query = query;
    this.samples = samples;
    this.sampler = sampler;
  }

  /**
   * Finds the samples and checks names, sizes and cameras; the pictures themselves are decoded when
   * they are asked for, or here where bad ones are to be skipped.
   *
   * @throws DatasetException that lists what is wrong, if bad ones are not to be skipped; or if
   *     none is good
   */
  static CityscapesSource open(CityscapesQuery query, GridSampler sampler) {
    CityscapesLayout layout = new CityscapesLayout(query.root(), query.disparity());
    DatasetSurvey survey =
        DatasetSurvey.of(layout, query.split(), query.labels().parts(), query.skipBad());
    if (!query.skipBad()) {
      survey.requireClean();
    }
    if (!survey.problems().isEmpty()) {
      LOG.warn(
          "{}: {} samples are left out: {}",
          query,
          survey.problems().size(),
          survey.problems().stream().map(DatasetProblem::toString).toList());
    }
    return new CityscapesSource(query, survey.usable(), sampler);
  }

  @Override
  public String description() {
    return query + " (" + samples.size() + " samples)";
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public LabelledSample get(int index) {
    CityscapesSample sample = samples.get(index);
    RgbImage image = image(sample);
    CityscapesTruth truth = CityscapesTruth.read(sample, query.labels().parts());
    truth.requireSize(sample, image.width(), image.height());
    return sampler.sample(
        sample.name(), image, truth.mask(), truth.depth().metres(), camera(sample));
  }

  private static @Nullable Intrinsics camera(CityscapesSample sample) {
    return sample.file(CityscapesPart.CAMERA).isPresent()
        ? CityscapesReader.camera(sample).intrinsics()
        : null;
  }

  private RgbImage image(CityscapesSample sample) {
    try {
      return decoder.decode(Files.readAllBytes(sample.left()));
    } catch (IOException | ImageException e) {
      throw new DatasetException(sample.left() + ": " + e.getMessage(), e);
    }
  }
}

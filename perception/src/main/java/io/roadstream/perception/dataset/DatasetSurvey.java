package io.roadstream.perception.dataset;

import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.plane.PngHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What of a split can be used, and what is wrong with the rest.
 *
 * @param usable samples with all the parts required, sorted by name
 * @param problems one for each sample that is not usable
 */
public record DatasetSurvey(List<CityscapesSample> usable, List<DatasetProblem> problems) {

  private static final int NAMED_AT_MOST = 50;
  private static final int HEADER_BYTES = 64;

  public DatasetSurvey {
    usable = List.copyOf(usable);
    problems = List.copyOf(problems);
  }

  /**
   * Looks at names, sizes and cameras of a split, which takes milliseconds, or decodes every file.
   *
   * @param required parts that a sample must have, beside the left image
   * @param thorough whether every file is decoded
   * @throws DatasetException if the split has no left image
   */
  public static DatasetSurvey of(
      CityscapesLayout layout, String split, Set<CityscapesPart> required, boolean thorough) {
    return of(
        layout,
        split,
        required,
        sample -> {
          if (thorough) {
            decode(sample, required);
          } else {
            glance(sample, required);
          }
        });
  }

  /**
   * Decodes every file of a split.
   *
   * @param reader gets each usable sample's labels
   * @throws DatasetException if the split has no left image
   */
  public static DatasetSurvey read(
      CityscapesLayout layout,
      String split,
      Set<CityscapesPart> required,
      BiConsumer<CityscapesSample, CityscapesTruth> reader) {
    return of(layout, split, required, sample -> reader.accept(sample, decode(sample, required)));
  }

  private static DatasetSurvey of(
      CityscapesLayout layout,
      String split,
      Set<CityscapesPart> required,
      Consumer<CityscapesSample> look) {
    List<DatasetProblem> problems = new ArrayList<>();
    List<CityscapesSample> usable = new ArrayList<>();
    for (CityscapesSample sample : layout.pairs(split, required, problems)) {
      try {
        look.accept(sample);
        usable.add(sample);
      } catch (DatasetException e) {
        problems.add(new DatasetProblem(sample.name(), String.valueOf(e.getMessage())));
      }
    }
    return new DatasetSurvey(usable, problems);
  }

  private static CityscapesTruth decode(CityscapesSample sample, Set<CityscapesPart> required) {
    try {
      ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
      RgbImage image = decoder.decode(Files.readAllBytes(sample.left()));
      CityscapesTruth truth = CityscapesTruth.read(sample, required);
      truth.requireSize(sample, image.width(), image.height());
      return truth;
    } catch (IOException | ImageException e) {
      throw new DatasetException(sample.left() + ": " + e.getMessage(), e);
    }
  }

  private static void glance(CityscapesSample sample, Set<CityscapesPart> required) {
    PngHeader image = header(sample.left());
    for (CityscapesPart part : required) {
      Path file = sample.require(part);
      if (part == CityscapesPart.CAMERA) {
        CityscapesReader.camera(sample);
      } else {
        PngHeader header = header(file);
        if (header.width() != image.width() || header.height() != image.height()) {
          throw new DatasetException(
              file
                  + " is "
                  + header.width()
                  + "x"
                  + header.height()
                  + ", its image "
                  + image.width()
                  + "x"
                  + image.height());
        }
      }
    }
  }

  private static PngHeader header(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return PngHeader.read(ByteBuffer.wrap(in.readNBytes(HEADER_BYTES)));
    } catch (IOException | RuntimeException e) {
      throw new DatasetException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns if nothing is wrong.
   *
   * @throws DatasetException that lists what is
   */
  public void requireClean() {
    if (problems.isEmpty()) {
      return;
    }
    StringBuilder list = new StringBuilder();
    problems.stream().limit(NAMED_AT_MOST).forEach(problem -> list.append("\n  ").append(problem));
    int more = problems.size() - NAMED_AT_MOST;
    throw new DatasetException(
        problems.size()
            + " samples cannot be used; mend them, or leave them out with --skip-bad:"
            + list
            + (more > 0 ? "\n  and " + more + " more" : ""));
  }
}

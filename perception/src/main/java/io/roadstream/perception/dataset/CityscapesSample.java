package io.roadstream.perception.dataset;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one image, which all carry its name.
 *
 * @param name {@code <city>_<sequence>_<frame>}
 * @param city where it was taken
 * @param sequence six digits
 * @param frame six digits
 * @param files what there is of it; the left image always
 */
public record CityscapesSample(
    String name, String city, String sequence, String frame, Map<CityscapesPart, Path> files) {

  public CityscapesSample {
    files = Map.copyOf(files);
  }

  /** The left image's file. */
  public Path left() {
    return require(CityscapesPart.LEFT);
  }

  /** The file of a part, where there is one. */
  public Optional<Path> file(CityscapesPart part) {
    return Optional.ofNullable(files.get(part));
  }

  /**
   * The file of a part that must be there.
   *
   * @throws DatasetException if there is none
   */
  public Path require(CityscapesPart part) {
    Path file = files.get(part);
    if (file == null) {
      throw new DatasetException(name + " has no " + name + part.suffix());
    }
    return file;
  }
}

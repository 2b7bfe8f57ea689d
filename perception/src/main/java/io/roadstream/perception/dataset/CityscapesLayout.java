package io.roadstream.perception.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A data set in the folders and names of Cityscapes: {@code
 * leftImg8bit/<split>/<city>/<city>_<seq6>_<frame6>_leftImg8bit.png}, and beside it {@code
 * rightImg8bit}, {@code gtFine/*_gtFine_labelIds.png}, {@code disparity} and {@code camera} in the
 * same way. Files are paired by name, never by their order, and a missing partner is an error that
 * names it. Other files, such as polygons and colour images, are passed over.
 *
 * <p>Immutable and thread-safe; looks at the disk on every call.
 */
public final class CityscapesLayout {

  private static final Pattern NAME = Pattern.compile("(.+)_(\\d{6})_(\\d{6})");
  private static final int NAMED_AT_MOST = 50;

  private final Path root;
  private final Path disparity;

  /**
   * A data set with its own disparity.
   *
   * @param root the folder that holds {@code leftImg8bit}
   * @throws DatasetException if it does not
   */
  public CityscapesLayout(Path root) {
    this(root, Path.of(CityscapesPart.DISPARITY.folder()));
  }

  /**
   * A data set with disparity of another origin, such as a teacher's.
   *
   * @param root the folder that holds {@code leftImg8bit}
   * @param disparity folder of the splits' disparity, from the root or absolute
   * @throws DatasetException if it does not
   */
  public CityscapesLayout(Path root, Path disparity) {
    Path images = root.resolve(CityscapesPart.LEFT.folder());
    if (!Files.isDirectory(images)) {
      throw new DatasetException(
          images + " is not a folder; give the folder that holds leftImg8bit");
    }
    this.root = root;
    this.disparity = root.resolve(disparity);
  }

  /** The splits that have left images, sorted: for example train and val. */
  public List<String> splits() {
    return folders(root.resolve(CityscapesPart.LEFT.folder())).stream()
        .map(folder -> String.valueOf(folder.getFileName()))
        .toList();
  }

  /**
   * All samples of a split, sorted by name.
   *
   * @param split for example {@code train}
   * @param required parts that every sample must have, beside the left image; of other parts a
   *     sample gets what there is
   * @throws DatasetException if the split has no left image, if one lacks a required part, or if a
   *     file of a required part has no left image; all of them are named
   */
  public List<CityscapesSample> samples(String split, Set<CityscapesPart> required) {
    List<DatasetProblem> problems = new ArrayList<>();
    List<CityscapesSample> samples = pairs(split, required, problems);
    if (!problems.isEmpty()) {
      throw new DatasetException(
          "split '"
              + split
              + "' of "
              + root
              + " lacks "
              + problems.size()
              + " files: "
              + listed(problems));
    }
    return samples;
  }

  /**
   * The samples of a split that have all the parts required, sorted by name.
   *
   * @param problems each missing partner is added to it
   * @throws DatasetException if the split has no left image at all
   */
  List<CityscapesSample> pairs(
      String split, Set<CityscapesPart> required, List<DatasetProblem> problems) {
    Map<String, Map<CityscapesPart, Path>> byName = new TreeMap<>();
    for (CityscapesPart part : CityscapesPart.values()) {
      files(split, part)
          .forEach(
              (name, file) ->
                  byName
                      .computeIfAbsent(name, n -> new EnumMap<>(CityscapesPart.class))
                      .put(part, file));
    }
    if (byName.values().stream().noneMatch(files -> files.containsKey(CityscapesPart.LEFT))) {
      throw new DatasetException(
          root + " has no left images in split '" + split + "'; it has " + splits());
    }
    List<CityscapesSample> samples = new ArrayList<>();
    byName.forEach(
        (name, files) -> {
          List<String> missing = missing(files, required);
          missing.forEach(
              suffix -> problems.add(new DatasetProblem(name, name + suffix + " is missing")));
          if (missing.isEmpty() && files.containsKey(CityscapesPart.LEFT)) {
            samples.add(sample(name, files));
          }
        });
    return List.copyOf(samples);
  }

  /** How the names of missing partners end. */
  private static List<String> missing(
      Map<CityscapesPart, Path> files, Set<CityscapesPart> required) {
    if (files.containsKey(CityscapesPart.LEFT)) {
      return required.stream()
          .filter(part -> !files.containsKey(part))
          .map(CityscapesPart::suffix)
          .toList();
    }
    return required.stream().anyMatch(files::containsKey)
        ? List.of(CityscapesPart.LEFT.suffix())
        : List.of();
  }

  /** All names of a missing file, or so many that a log can bear them, and how many more. */
  private static String listed(List<DatasetProblem> problems) {
    String names =
        String.join(
            ", ",
            problems.stream()
                .limit(NAMED_AT_MOST)
                .map(problem -> problem.what().replace(" is missing", ""))
                .toList());
    int more = problems.size() - NAMED_AT_MOST;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private static CityscapesSample sample(String name, Map<CityscapesPart, Path> files) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new DatasetException(
          files.get(CityscapesPart.LEFT)
              + " is not named <city>_<six digits>_<six digits>"
              + CityscapesPart.LEFT.suffix());
    }
    return new CityscapesSample(name, matcher.group(1), matcher.group(2), matcher.group(3), files);
  }

  private Map<String, Path> files(String split, CityscapesPart part) {
    Map<String, Path> files = new TreeMap<>();
    for (Path city : folders(folder(part).resolve(split))) {
      for (Path file : children(city)) {
        String fileName = String.valueOf(file.getFileName());
        if (fileName.endsWith(part.suffix())) {
          String name = fileName.substring(0, fileName.length() - part.suffix().length());
          Path other = files.put(name, file);
          if (other != null) {
            throw new DatasetException(other + " and " + file + " have the same name");
          }
        }
      }
    }
    return files;
  }

  private Path folder(CityscapesPart part) {
    return part == CityscapesPart.DISPARITY ? disparity : root.resolve(part.folder());
  }

  private static List<Path> folders(Path folder) {
    return children(folder).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}

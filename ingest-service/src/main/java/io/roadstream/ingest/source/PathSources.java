package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.ImageCheck;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out what a path names: a folder of images, a glob whose last part has wildcards, one image,
 * or else a video. Hidden files and folders inside a folder are passed over.
 */
final class PathSources {

  private static final Comparator<Path> BY_NAME =
      Comparator.comparing(file -> String.valueOf(file.getFileName()), new NaturalOrder());

  private PathSources() {}

  static FrameSource open(SourceUri uri, ReadSettings settings)
      throws IOException, InterruptedException {
    Path path = path(uri, uri.location());
    if (Files.isDirectory(path)) {
      return images(uri, path, "*", settings.check());
    }
    if (Files.exists(path)) {
      return ImageCheck.promisedBy(uri.location()).isPresent()
          ? new ImageFilesSource(List.of(path), settings.check())
          : VideoSource.file(uri, path, settings);
    }
    String pattern = String.valueOf(path.getFileName());
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && isGlob(pattern)) {
      if (!Files.isDirectory(folder)) {
        throw missing(uri, "folder '" + folder + "' does not exist");
      }
      return images(uri, folder, pattern, settings.check());
    }
    throw missing(uri, "it does not exist");
  }

  static Path path(SourceUri uri, String location) throws SourceException {
    try {
      return Path.of(location);
    } catch (InvalidPathException e) {
      throw new SourceException(
          SourceException.Kind.INVALID,
          "source '%s' is no path on this system: %s".formatted(uri, e.getReason()),
          e);
    }
  }

  private static FrameSource images(SourceUri uri, Path folder, String pattern, ImageCheck check)
      throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files =
          entries
              .filter(file -> matcher.matches(file.getFileName()))
              .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
              .filter(Files::isRegularFile)
              .sorted(BY_NAME)
              .toList();
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Kind.UNREADABLE,
          "source '%s': folder '%s' cannot be read: give the user of this process the right to"
              .formatted(uri, folder),
          e);
    }
    if (files.stream().noneMatch(f -> ImageCheck.promisedBy(f.toString()).isPresent())) {
      String hint =
          Files.isDirectory(folder.resolve("leftImg8bit"))
              ? "it is laid out as Cityscapes, give cityscapes:" + folder
              : "give a folder or a glob of .jpg, .jpeg or .png files";
      throw new SourceException(
          SourceException.Kind.NOTHING_MATCHED,
          "source '%s' matches no image (%d other files): %s".formatted(uri, files.size(), hint));
    }
    return new ImageFilesSource(files, check);
  }

  private static boolean isGlob(String name) {
    return name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static SourceException missing(SourceUri uri, String what) {
    return new SourceException(
        SourceException.Kind.NOT_FOUND,
        "source '%s': %s: give an existing file, folder or glob".formatted(uri, what));
  }
}

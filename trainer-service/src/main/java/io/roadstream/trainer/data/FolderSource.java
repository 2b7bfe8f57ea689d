package io.roadstream.trainer.data;

import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.dataset.DatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample files of a folder, by name. */
final class FolderSource implements SampleSource {

  private final FolderQuery query;
  private final List<Path> files;
  private final Input grid;

  FolderSource(FolderQuery query, Input grid) {
    this.query = query;
    this.grid = grid;
    try (Stream<Path> entries = Files.list(query.folder())) {
      this.files =
          entries.filter(file -> file.toString().endsWith(CachedSource.SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new DatasetException("cannot list " + query.folder() + ": " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new DatasetException(query.folder() + " holds no *" + CachedSource.SUFFIX + " files");
    }
  }

  @Override
  public String description() {
    return query + " (" + files.size() + " samples)";
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public LabelledSample get(int index) {
    Path file = files.get(index);
    try {
      LabelledSample sample = CachedSource.decode(Files.readAllBytes(file));
      if (sample.width() != grid.width() || sample.height() != grid.height()) {
        throw new DatasetException(
            file
                + " is "
                + sample.width()
                + "x"
                + sample.height()
                + ", not on the grid of "
                + grid.width()
                + "x"
                + grid.height());
      }
      return sample;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

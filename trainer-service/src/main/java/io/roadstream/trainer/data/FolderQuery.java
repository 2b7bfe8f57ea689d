package io.roadstream.trainer.data;

import java.nio.file.Path;
import java.util.Set;

/**
 * Samples as a cache has kept them: {@code cache:DIR}. They must be on the grid that is asked for.
 *
 * @param folder that holds {@code *.sample} files
 */
public record FolderQuery(Path folder) implements DataQuery {

  static final String SCHEME = "cache:";

  static FolderQuery parse(String uri) {
    return new FolderQuery(Path.of(QueryText.parse(uri, SCHEME, Set.of()).place()));
  }

  @Override
  public SampleSource open(GridSampler sampler) {
    return new FolderSource(this, sampler.input());
  }

  @Override
  public boolean overlaps(DataQuery other) {
    return other instanceof FolderQuery query
        && query.folder.toAbsolutePath().normalize().equals(folder.toAbsolutePath().normalize());
  }

  @Override
  public String toString() {
    return SCHEME + folder;
  }
}

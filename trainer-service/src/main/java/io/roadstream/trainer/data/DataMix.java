package io.roadstream.trainer.data;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One or several data sets: {@code cityscapes:DIR*3} and {@code synthetic:train*1} give three
 * samples of the first for each of the second; without factors, each sample comes once.
 *
 * @param queries at least one
 * @param weights one for each query, or none
 */
public record DataMix(List<DataQuery> queries, List<Double> weights) {

  /**
   * @throws IllegalArgumentException if there is no query, or weights for only some
   */
  public DataMix {
    queries = List.copyOf(queries);
    weights = List.copyOf(weights);
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("no data is named");
    }
    if (!weights.isEmpty() && weights.size() != queries.size()) {
      throw new IllegalArgumentException(
          "weights must be given for all of " + queries + " or for none");
    }
  }

  /**
   * Reads URIs, each with an optional {@code *WEIGHT} at its end.
   *
   * @throws IllegalArgumentException if one cannot be read
   */
  public static DataMix parse(List<String> texts) {
    List<DataQuery> queries = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (String text : texts) {
      int star = text.lastIndexOf('*');
      queries.add(DataQuery.parse(star < 0 ? text : text.substring(0, star)));
      if (star >= 0) {
        weights.add(weight(text.substring(star + 1), text));
      }
    }
    return new DataMix(queries, weights);
  }

  private static double weight(String text, String whole) {
    try {
      double weight = Double.parseDouble(text);
      if (weight > 0 && Double.isFinite(weight)) {
        return weight;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' in '" + whole + "' is no weight: give a number", e);
    }
    throw new IllegalArgumentException("the weight in '" + whole + "' must be above 0");
  }

  /**
   * Opens all of it on a grid.
   *
   * @param cache folder below which each data set has its own, by what it is and the grid
   */
  public SampleSource open(Input grid, Depth depth, Path cache) {
    GridSampler sampler = new GridSampler(grid, depth);
    List<SampleSource> sources = new ArrayList<>();
    for (DataQuery query : queries) {
      SampleSource source = query.open(sampler);
      sources.add(
          query instanceof FolderQuery
              ? source
              : new CachedSource(source, cache.resolve(folder(source.description(), grid, depth))));
    }
    return sources.size() == 1 ? sources.get(0) : new MixedSource(sources, weights);
  }

  /** Of fixed length, whatever the query: names of files are limited. */
  private static String folder(String description, Input grid, Depth depth) {
    String key = description + " " + grid + " " + depth;
    return grid.width()
        + "x"
        + grid.height()
        + "-"
        + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether samples of one may be among those of the other. */
  public boolean overlaps(DataMix other) {
    return queries.stream().anyMatch(mine -> other.queries.stream().anyMatch(mine::overlaps));
  }

  @Override
  public String toString() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      texts.add(queries.get(i) + (weights.isEmpty() ? "" : "*" + weights.get(i)));
    }
    return String.join(" + ", texts);
  }
}

package io.roadstream.trainer.data;

/** Which labelled data: its string form is the URI that a user writes. */
public sealed interface DataQuery permits SceneQuery, CityscapesQuery, FolderQuery {

  /**
   * Reads a URI: {@code synthetic:SPLIT?…}, {@code cityscapes:DIR?…} or {@code cache:DIR}.
   *
   * @throws IllegalArgumentException if it is none of them, or a setting in it is wrong
   */
  static DataQuery parse(String uri) {
    if (uri.startsWith(CityscapesQuery.SCHEME)) {
      return CityscapesQuery.parse(uri);
    }
    if (uri.startsWith(FolderQuery.SCHEME)) {
      return FolderQuery.parse(uri);
    }
    if (uri.startsWith("synthetic:")) {
      return SceneQuery.parse(uri);
    }
    throw new IllegalArgumentException(
        "'"
            + uri
            + "' is no data; write cityscapes:DIR?split=train, synthetic:train?scenes=400&frames=4"
            + " or cache:DIR");
  }

  /**
   * The samples, brought onto the sampler's grid.
   *
   * @throws io.roadstream.perception.dataset.DatasetException if they are not as they should be
   */
  SampleSource open(GridSampler sampler);

  /** Whether some of these samples may be among the other's: figures would be of trained ones. */
  boolean overlaps(DataQuery other);
}

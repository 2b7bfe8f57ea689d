package io.roadstream.trainer.data;

import io.roadstream.perception.dataset.CityscapesPart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A split of a data set in Cityscapes' layout: {@code
 * cityscapes:DIR?split=train&labels=both&disparity=disparity&bad=fail}.
 *
 * @param root folder that holds {@code leftImg8bit}
 * @param split folder below it
 * @param labels which labels are read
 * @param disparity folder of the disparity, from the root or absolute: a teacher's, for example
 * @param skipBad whether samples that cannot be used are left out; otherwise they are an error
 */
public record CityscapesQuery(
    Path root, String split, Labels labels, Path disparity, boolean skipBad) implements DataQuery {

  static final String SCHEME = "cityscapes:";

  private static final String DISPARITY = CityscapesPart.DISPARITY.folder();

  private static final Set<String> NAMES = Set.of("split", "labels", "disparity", "bad");

  /** Which labels of a data set are read; each head is trained by its own alone. */
  public enum Labels {
    BOTH,
    CLASSES,
    DEPTH;

    Set<CityscapesPart> parts() {
      return switch (this) {
        case BOTH ->
            EnumSet.of(CityscapesPart.LABELS, CityscapesPart.DISPARITY, CityscapesPart.CAMERA);
        case CLASSES -> EnumSet.of(CityscapesPart.LABELS);
        case DEPTH -> EnumSet.of(CityscapesPart.DISPARITY, CityscapesPart.CAMERA);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads the URI's form.
   *
   * @throws IllegalArgumentException if a setting or its value is unknown
   */
  static CityscapesQuery parse(String uri) {
    QueryText text = QueryText.parse(uri, SCHEME, NAMES);
    return new CityscapesQuery(
        Path.of(text.place()),
        text.text("split", "train"),
        labels(text.text("labels", Labels.BOTH.toString()), uri),
        Path.of(text.text("disparity", DISPARITY)),
        switch (text.text("bad", "fail")) {
          case "fail" -> false;
          case "skip" -> true;
          default ->
              throw new IllegalArgumentException("bad in '" + uri + "' must be fail or skip");
        });
  }

  private static Labels labels(String name, String uri) {
    return Arrays.stream(Labels.values())
        .filter(labels -> labels.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "labels in '" + uri + "' must be both, classes or depth, not " + name));
  }

  /** The same with samples that cannot be used left out, or an error. */
  public CityscapesQuery withSkipBad(boolean skip) {
    return new CityscapesQuery(root, split, labels, disparity, skip);
  }

  @Override
  public SampleSource open(GridSampler sampler) {
    return CityscapesSource.open(this, sampler);
  }

  @Override
  public boolean overlaps(DataQuery other) {
    return other instanceof CityscapesQuery query
        && query.split.equals(split)
        && query.root.toAbsolutePath().normalize().equals(root.toAbsolutePath().normalize());
  }

  @Override
  public String toString() {
    return SCHEME
        + root
        + "?split="
        + split
        + (labels == Labels.BOTH ? "" : "&labels=" + labels)
        + (disparity.toString().equals(DISPARITY) ? "" : "&disparity=" + disparity)
        + (skipBad ? "&bad=skip" : "");
  }
}

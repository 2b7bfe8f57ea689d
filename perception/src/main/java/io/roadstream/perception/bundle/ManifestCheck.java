package io.roadstream.perception.bundle;

import io.roadstream.perception.bundle.BundleManifest.Crop;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.FileDigest;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.BundleManifest.Parent;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.CityscapesLabel;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a manifest against its format, version 1, field by field. */
final class ManifestCheck {

  static final int FORMAT_VERSION = 1;

  /** The last class of the network, which is none of Cityscapes' 19. */
  static final String UNLABELLED = "unlabelled";

  static final List<String> CLASSES =
      Stream.concat(
              CityscapesClasses.classes().stream().map(CityscapesLabel::name),
              Stream.of(UNLABELLED))
          .toList();

  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final List<Integer> STRIDES = List.of(1, 2, 4);
  private static final int SMALLEST_SIDE = 32;
  private static final int LARGEST_SIDE = 8192;

  private final String where;

  /**
   * @param where what messages call the manifest, for example its path
   */
  ManifestCheck(String where) {
    this.where = where;
  }

  /**
   * @throws BundleException naming the first field that is wrong
   */
  void check(BundleManifest manifest) {
    checkVersion(manifest.formatVersion());
    checkLabel("name", manifest.name());
    checkLabel("version", manifest.version());
    Parent parent = manifest.parent();
    if (parent != null) {
      checkLabel("parent.name", parent.name());
      checkLabel("parent.version", parent.version());
      checkDigest("parent.sha256", parent.sha256());
    }
    present("created", manifest.created());
    checkInput(present("input", manifest.input()));
    checkClasses(present("classes", manifest.classes()));
    checkDepth(present("depth", manifest.depth()));
    present("metrics", manifest.metrics());
    present("provenance", manifest.provenance());
    checkFiles(present("files", manifest.files()));
  }

  void checkVersion(int formatVersion) {
    if (formatVersion != FORMAT_VERSION) {
      throw wrong(
          "formatVersion",
          formatVersion,
          "this program reads version " + FORMAT_VERSION + "; use a program of the bundle's time");
    }
  }

  /** A file name that stays in the bundle's folder. */
  void checkFileName(String name) {
    if (!LABEL.matcher(name).matches() || name.contains("..")) {
      throw wrong(
          "files",
          name,
          "a file name here has letters, digits, dots, dashes and underscores only and no folder");
    }
    if (name.equals(BundleLoader.MANIFEST)) {
      throw wrong("files", name, "the manifest does not list itself");
    }
  }

  private void checkInput(Input input) {
    checkSide("input.width", input.width());
    checkSide("input.height", input.height());
    Crop crop = present("input.crop", input.crop());
    if (!(0 <= crop.left()
        && crop.left() < crop.right()
        && crop.right() <= 1
        && 0 <= crop.top()
        && crop.top() < crop.bottom()
        && crop.bottom() <= 1)) {
      throw wrong("input.crop", crop, "fractions 0 <= left < right <= 1, 0 <= top < bottom <= 1");
    }
    checkChannels("input.mean", input.mean(), Double.NEGATIVE_INFINITY);
    checkChannels("input.std", input.std(), 0);
  }

  private void checkSide(String field, int side) {
    if (side < SMALLEST_SIDE || side > LARGEST_SIDE) {
      throw wrong(field, side, SMALLEST_SIDE + ".." + LARGEST_SIDE + " cells are possible");
    }
  }

  private void checkChannels(String field, @Nullable List<@Nullable Double> values, double above) {
    present(field, values);
    boolean good = values.size() == 3;
    for (Double value : values) {
      good &= value != null && Double.isFinite(value) && value > above;
    }
    if (!good) {
      throw wrong(field, values, "three finite numbers" + (above == 0 ? " above 0" : ""));
    }
  }

  private void checkClasses(List<String> classes) {
    if (!classes.equals(CLASSES)) {
      throw wrong("classes", classes, "the 19 Cityscapes trainIds in order, then unlabelled");
    }
  }

  private void checkDepth(Depth depth) {
    if (!"log".equals(depth.transform())) {
      throw wrong("depth.transform", depth.transform(), "log is the one that is known");
    }
    if (!(depth.scale() > 0
        && depth.minMetres() > 0
        && depth.maxMetres() > depth.minMetres()
        && Double.isFinite(depth.maxMetres() / depth.scale()))) {
      throw wrong("depth", depth, "scale > 0 and 0 < minMetres < maxMetres");
    }
    Double focalLength = depth.focalLength();
    if (focalLength != null && !(focalLength > 0 && Double.isFinite(focalLength))) {
      throw wrong("depth.focalLength", focalLength, "a share of the width above 0, or none");
    }
    Integer stride = depth.stride();
    if (stride != null && !STRIDES.contains(stride)) {
      throw wrong("depth.stride", stride, "one of " + STRIDES + ", or none for 4");
    }
  }

  private void checkFiles(Map<String, FileDigest> files) {
    for (String name : BundleLoader.FILES) {
      if (!files.containsKey(name)) {
        throw wrong("files", files.keySet(), name + " is missing");
      }
    }
    for (Map.Entry<String, FileDigest> file : files.entrySet()) {
      checkFileName(file.getKey());
      FileDigest digest = present("files." + file.getKey(), file.getValue());
      checkDigest("files." + file.getKey() + ".sha256", digest.sha256());
    }
  }

  private void checkLabel(String field, @Nullable String label) {
    if (label == null || !LABEL.matcher(label).matches()) {
      throw wrong(field, label, "1 to 100 letters, digits, dots, dashes, underscores and pluses");
    }
  }

  private void checkDigest(String field, @Nullable String digest) {
    if (digest == null || !DIGEST.matcher(digest).matches()) {
      throw wrong(field, digest, "64 lower-case hexadecimal digits");
    }
  }

  private <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new BundleException(where + ": " + field + " is missing; write the bundle again");
    }
    return value;
  }

  private BundleException wrong(String field, @Nullable Object value, String allowed) {
    return new BundleException(where + ": " + field + " is " + value + "; " + allowed);
  }
}

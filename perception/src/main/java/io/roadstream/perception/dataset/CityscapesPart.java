package io.roadstream.perception.dataset;

/** A kind of file in the Cityscapes layout: its folder under the root and how its names end. */
public enum CityscapesPart {
  /** The left image: 8-bit RGB PNG. */
  LEFT("leftImg8bit", "_leftImg8bit.png"),
  /** The rectified right image: 8-bit RGB PNG. */
  RIGHT("rightImg8bit", "_rightImg8bit.png"),
  /** The class of every pixel: 8-bit greyscale PNG of labelIds. */
  LABELS("gtFine", "_gtFine_labelIds.png"),
  /** The disparity of every pixel of the left image: 16-bit greyscale PNG. */
  DISPARITY("disparity", "_disparity.png"),
  /** Intrinsics and extrinsics: JSON. */
  CAMERA("camera", "_camera.json");

  private final String folder;
  private final String suffix;

  CityscapesPart(String folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  /** Folder under the root of the data set. */
  public String folder() {
    return folder;
  }

  /** What follows {@code <city>_<sequence>_<frame>} in a file's name. */
  public String suffix() {
    return suffix;
  }
}

package io.roadstream.perception.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The labels of Cityscapes and the 19 classes that they are trained and scored as, after the table
 * in Cityscapes' own scripts. Every labelId maps to its trainId by one look-up, never through
 * another trainId; what Cityscapes does not score is {@link ClassMask#VOID}, the licence plate (-1)
 * among it.
 */
public final class CityscapesClasses {

  /** How many classes are scored: trainIds 0..18. */
  public static final int COUNT = 19;

  private static final int VOID = ClassMask.VOID;
  private static final int UNKNOWN = -1;

  private static final List<CityscapesLabel> LABELS =
      List.of(
          new CityscapesLabel(-1, "license plate", VOID, 0x00008E),
          new CityscapesLabel(0, "unlabeled", VOID, 0x000000),
          new CityscapesLabel(1, "ego vehicle", VOID, 0x000000),
          new CityscapesLabel(2, "rectification border", VOID, 0x000000),
          new CityscapesLabel(3, "out of roi", VOID, 0x000000),
          new CityscapesLabel(4, "static", VOID, 0x000000),
          new CityscapesLabel(5, "dynamic", VOID, 0x6F4A00),
          new CityscapesLabel(6, "ground", VOID, 0x510051),
          new CityscapesLabel(7, "road", 0, 0x804080),
          new CityscapesLabel(8, "sidewalk", 1, 0xF423E8),
          new CityscapesLabel(9, "parking", VOID, 0xFAAAA0),
          new CityscapesLabel(10, "rail track", VOID, 0xE6968C),
          new CityscapesLabel(11, "building", 2, 0x464646),
          new CityscapesLabel(12, "wall", 3, 0x66669C),
          new CityscapesLabel(13, "fence", 4, 0xBE9999),
          new CityscapesLabel(14, "guard rail", VOID, 0xB4A5B4),
          new CityscapesLabel(15, "bridge", VOID, 0x966464),
          new CityscapesLabel(16, "tunnel", VOID, 0x96785A),
          new CityscapesLabel(17, "pole", 5, 0x999999),
          new CityscapesLabel(18, "polegroup", VOID, 0x999999),
          new CityscapesLabel(19, "traffic light", 6, 0xFAAA1E),
          new CityscapesLabel(20, "traffic sign", 7, 0xDCDC00),
          new CityscapesLabel(21, "vegetation", 8, 0x6B8E23),
          new CityscapesLabel(22, "terrain", 9, 0x98FB98),
          new CityscapesLabel(23, "sky", 10, 0x4682B4),
          new CityscapesLabel(24, "person", 11, 0xDC143C),
          new CityscapesLabel(25, "rider", 12, 0xFF0000),
          new CityscapesLabel(26, "car", 13, 0x00008E),
          new CityscapesLabel(27, "truck", 14, 0x000046),
          new CityscapesLabel(28, "bus", 15, 0x003C64),
          new CityscapesLabel(29, "caravan", VOID, 0x00005A),
          new CityscapesLabel(30, "trailer", VOID, 0x00006E),
          new CityscapesLabel(31, "train", 16, 0x005064),
          new CityscapesLabel(32, "motorcycle", 17, 0x0000E6),
          new CityscapesLabel(33, "bicycle", 18, 0x770B20));

  private static final List<CityscapesLabel> BY_TRAIN_ID = byTrainId();
  private static final int[] TRAIN_ID_OF_BYTE = trainIdOfByte();

  private CityscapesClasses() {}

  /** All 35 labels in the order of their labelIds, -1 first. */
  public static List<CityscapesLabel> labels() {
    return LABELS;
  }

  /** The 19 classes in the order of their trainIds. */
  public static List<CityscapesLabel> classes() {
    return BY_TRAIN_ID;
  }

  /**
   * The trainId of a labelId: 0..18, or {@link ClassMask#VOID}.
   *
   * @throws IllegalArgumentException if Cityscapes has no such label
   */
  public static int trainId(int labelId) {
    if (labelId < -1 || labelId > 33) {
      throw new IllegalArgumentException("labelId " + labelId + " is none of Cityscapes' -1..33");
    }
    return LABELS.get(labelId + 1).trainId();
  }

  /** Cityscapes' name of a class; {@code void} for every other trainId. */
  public static String name(int trainId) {
    return isClass(trainId) ? BY_TRAIN_ID.get(trainId).name() : "void";
  }

  /** Cityscapes' colour of a class as {@code 0xRRGGBB}; black for every other trainId. */
  public static int rgb(int trainId) {
    return isClass(trainId) ? BY_TRAIN_ID.get(trainId).rgb() : 0;
  }

  /**
   * Whether a class consists of things that can be counted: traffic lights and signs (6, 7),
   * persons, riders and all vehicles (11..18). Everything else is stuff; poles are too, since a
   * mask cannot tell where one pole ends and its neighbour begins.
   */
  public static boolean isThing(int trainId) {
    return trainId == 6 || trainId == 7 || (trainId >= 11 && trainId < COUNT);
  }

  /**
   * Turns a plane of labelIds, as in {@code *_gtFine_labelIds.png}, into trainIds. The byte 255
   * stands for labelId -1.
   *
   * @param width columns
   * @param height rows
   * @param labelIds row-major
   * @throws IllegalArgumentException if a byte is none of Cityscapes' labelIds; the message names
   *     it
   */
  public static ClassMask fromLabelIds(int width, int height, byte[] labelIds) {
    byte[] ids = new byte[labelIds.length];
    for (int i = 0; i < ids.length; i++) {
      int trainId = TRAIN_ID_OF_BYTE[labelIds[i] & 0xFF];
      if (trainId == UNKNOWN) {
        throw new IllegalArgumentException(
            "labelId "
                + (labelIds[i] & 0xFF)
                + " at column "
                + i % width
                + ", row "
                + i / width
                + " is none of Cityscapes' -1..33");
      }
      ids[i] = (byte) trainId;
    }
    return new ClassMask(width, height, ids);
  }

  private static boolean isClass(int trainId) {
    return trainId >= 0 && trainId < COUNT;
  }

  private static List<CityscapesLabel> byTrainId() {
    List<CityscapesLabel> classes = new ArrayList<>();
    for (CityscapesLabel label : LABELS) {
      if (label.isClass()) {
        classes.add(label);
      }
    }
    return List.copyOf(classes);
  }

  private static int[] trainIdOfByte() {
    int[] table = new int[256];
    Arrays.fill(table, UNKNOWN);
    for (CityscapesLabel label : LABELS) {
      table[label.labelId() & 0xFF] = label.trainId();
    }
    return table;
  }
}

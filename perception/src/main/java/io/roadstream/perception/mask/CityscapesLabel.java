package io.roadstream.perception.mask;

/**
 * One label of Cityscapes.
 *
 * @param labelId number in {@code *_gtFine_labelIds.png}, -1..33
 * @param name Cityscapes' own name
 * @param trainId class that it is trained and scored as, 0..18, or {@link ClassMask#VOID}
 * @param rgb Cityscapes' colour, {@code 0xRRGGBB}
 */
public record CityscapesLabel(int labelId, String name, int trainId, int rgb) {

  /** Whether the label is trained on and scored. */
  public boolean isClass() {
    return trainId != ClassMask.VOID;
  }
}

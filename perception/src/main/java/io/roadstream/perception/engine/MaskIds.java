package io.roadstream.perception.engine;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;

/** What a mask holds for each class of the network. */
final class MaskIds {

  private MaskIds() {}

  /** The class itself for the 19 trainIds, void for every class after them. */
  static byte[] ofClasses(int classes) {
    byte[] ids = new byte[classes];
    for (int c = 0; c < classes; c++) {
      ids[c] = (byte) (c < CityscapesClasses.COUNT ? c : ClassMask.VOID);
    }
    return ids;
  }
}

package io.roadstream.perception.mask;

import io.roadstream.perception.image.RgbImage;

/** Paints masks in Cityscapes' colours. */
public final class MaskColours {

  private static final int[] PALETTE = new int[256];

  static {
    for (int trainId = 0; trainId < PALETTE.length; trainId++) {
      PALETTE[trainId] = CityscapesClasses.rgb(trainId);
    }
  }

  private MaskColours() {}

  /** The mask as an image of its size: each class in its colour, void black. */
  public static RgbImage paint(ClassMask mask) {
    byte[] ids = mask.ids();
    byte[] rgb = new byte[ids.length * 3];
    for (int i = 0, to = 0; i < ids.length; i++) {
      int colour = PALETTE[ids[i] & 0xFF];
      rgb[to++] = (byte) (colour >> 16);
      rgb[to++] = (byte) (colour >> 8);
      rgb[to++] = (byte) colour;
    }
    return new RgbImage(mask.width(), mask.height(), rgb);
  }
}

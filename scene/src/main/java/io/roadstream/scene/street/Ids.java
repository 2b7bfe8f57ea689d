package io.roadstream.scene.street;

/** Cityscapes trainIds. */
final class Ids {
  static final int ROAD = 0;
  static final int SIDEWALK = 1;
  static final int BUILDING = 2;
  static final int WALL = 3;
  static final int FENCE = 4;
  static final int POLE = 5;
  static final int LIGHT = 6;
  static final int SIGN = 7;
  static final int VEGETATION = 8;
  static final int TERRAIN = 9;

  private Ids() {}
}

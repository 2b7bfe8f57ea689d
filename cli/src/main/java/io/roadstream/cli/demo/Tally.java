package io.roadstream.cli.demo;

/** How often each result of one frame came. Guarded by its ledger. */
final class Tally {

  boolean sent;
  int predictions;
  int masks;
  int depths;
  int objects;

  boolean complete() {
    return predictions > 0 && masks > 0 && depths > 0 && objects > 0;
  }

  int surplus() {
    return surplus(predictions) + surplus(masks) + surplus(depths) + surplus(objects);
  }

  /** Without a frame that was sent, any result is one too many. */
  private int surplus(int count) {
    return Math.max(0, count - (sent ? 1 : 0));
  }
}

package io.roadstream.cli.consume;

/** How objects are written. */
enum ObjectFormat {
  /** A line of JSON for each frame. */
  JSONL,
  /** A line of values for each object. */
  CSV,
  /** One file as the COCO data set has it, with the objects' cells. */
  COCO
}

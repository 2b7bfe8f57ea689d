package io.roadstream.ingest.frame;

import java.util.Locale;

/** Why an input did not become a record. */
public enum SkipReason {
  /** It has no bytes. */
  EMPTY,
  /** It ends before its image does. */
  TRUNCATED,
  /** It is no image that we read, or a damaged one. */
  UNDECODABLE,
  /** Its name promises another format than its content has, or no image at all. */
  WRONG_EXTENSION,
  /** More bytes or pixels than the limits allow. */
  OVERSIZED,
  /** The operating system would not give us its bytes. */
  UNREADABLE,
  /** A part that belongs to it is missing or does not fit, as the right image of a pair. */
  INCOMPLETE,
  /** A live source gave more frames than the wanted rate. */
  RATE_LIMITED,
  /** A live source gave more frames than the broker took. */
  BACK_PRESSURE,
  /** The broker refused it or did not answer in time. */
  SEND_FAILED;

  /** The name in metrics and JSON: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package io.roadstream.inference.release;

import java.util.Locale;

/** Why a release does not take over. */
public enum Refusal {
  /** It cannot be found or is not whole. */
  BUNDLE,
  /** It is not the bundle that was announced. */
  IDENTITY,
  /** It is not signed with the key that is trusted. */
  SIGNATURE,
  /** It wants to see something else, or its classes mean something else. */
  CONTRACT,
  /** The engine does not open or run it. */
  ENGINE,
  /** What it says of a few frames cannot be right. */
  SANITY;

  /** As metrics and messages name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.roadstream.inference.release;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of the releases so far, for health and people. Thread-safe. */
public final class ReleaseState {

  private volatile @Nullable Refused refused;
  private volatile @Nullable Instant switchedAt;

  /**
   * A release that did not take over.
   *
   * @param model name and version
   * @param reason which check it failed
   * @param message what is wrong and what to do
   * @param at when
   */
  public record Refused(String model, String reason, String message, Instant at) {}

  /** The last release if it was refused; empty once another has taken over. */
  public Optional<Refused> refused() {
    return Optional.ofNullable(refused);
  }

  /** When the model was last exchanged; empty while it is the one that the service started with. */
  public Optional<Instant> switchedAt() {
    return Optional.ofNullable(switchedAt);
  }

  void accepted() {
    refused = null;
  }

  void switched(Instant at) {
    switchedAt = at;
    refused = null;
  }

  void refuse(Refused refusal) {
    refused = refusal;
  }
}

package io.roadstream.cli.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Accounts for every frame by its frameId: sent, and how often each of its results came. A frame is
 * lost when a result of it is missing; a result is a duplicate when it came before or belongs to no
 * frame that was sent. Thread-safe.
 */
final class Ledger {

  private final Map<String, Tally> frames = new HashMap<>();

  /**
   * What has happened so far.
   *
   * @param frames frames sent
   * @param lost frames of which a result is missing
   * @param duplicates results too many
   */
  record Totals(
      long frames,
      long predictions,
      long masks,
      long depth,
      long objects,
      long lost,
      long duplicates) {}

  synchronized void sent(String frameId) {
    frames.computeIfAbsent(frameId, id -> new Tally()).sent = true;
  }

  synchronized void prediction(String frameId) {
    count(frameId, tally -> tally.predictions++);
  }

  synchronized void mask(String frameId) {
    count(frameId, tally -> tally.masks++);
  }

  synchronized void depth(String frameId) {
    count(frameId, tally -> tally.depths++);
  }

  synchronized void objects(String frameId) {
    count(frameId, tally -> tally.objects++);
  }

  private void count(String frameId, Consumer<Tally> counting) {
    counting.accept(frames.computeIfAbsent(frameId, id -> new Tally()));
  }

  synchronized Totals totals() {
    long sent = 0;
    long predictions = 0;
    long masks = 0;
    long depths = 0;
    long objects = 0;
    long lost = 0;
    long duplicates = 0;
    for (Tally tally : frames.values()) {
      sent += tally.sent ? 1 : 0;
      predictions += tally.predictions;
      masks += tally.masks;
      depths += tally.depths;
      objects += tally.objects;
      lost += tally.sent && !tally.complete() ? 1 : 0;
      duplicates += tally.surplus();
    }
    return new Totals(sent, predictions, masks, depths, objects, lost, duplicates);
  }
}

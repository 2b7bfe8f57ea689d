package io.roadstream.inference.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers "n!" to "n", records its batches, can be held, and fails on "poison" (an exception) and
 * "fatal" (an error).
 */
final class RecordingFunction implements BatchFunction<String, String> {

  private final List<List<String>> batches = new CopyOnWriteArrayList<>();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();
  private final Semaphore passes;

  private RecordingFunction(int passes) {
    this.passes = new Semaphore(passes);
  }

  static RecordingFunction free() {
    return new RecordingFunction(Integer.MAX_VALUE);
  }

  static RecordingFunction held() {
    return new RecordingFunction(0);
  }

  void release(int runs) {
    passes.release(runs);
  }

  List<List<String>> batches() {
    return List.copyOf(batches);
  }

  int mostThreadsInside() {
    return mostInside.get();
  }

  @Override
  public List<String> apply(List<String> inputs) {
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    try {
      batches.add(List.copyOf(inputs));
      passes.acquire();
      return answers(inputs);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    } finally {
      inside.decrementAndGet();
    }
  }

  private static List<String> answers(List<String> inputs) {
    List<String> answers = new ArrayList<>();
    for (String input : inputs) {
      switch (input) {
        case "poison" -> throw new IllegalArgumentException("cannot eat poison");
        case "memory" -> throw new OutOfMemoryError("native heap");
        case "linkage" -> throw new UnsatisfiedLinkError("no such symbol");
        case "short" -> {
          // leaves one answer out
        }
        default -> answers.add(input + "!");
      }
    }
    return answers;
  }
}

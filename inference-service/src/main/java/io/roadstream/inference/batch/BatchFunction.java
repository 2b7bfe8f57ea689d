package io.roadstream.inference.batch;

import java.util.List;

/**
 * Works on a batch at once; called by as many threads at a time as the batcher has workers.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
@FunctionalInterface
public interface BatchFunction<I, O> {

  /** Returns as many results as there are inputs (at least one), in their order. */
  List<O> apply(List<I> inputs);
}

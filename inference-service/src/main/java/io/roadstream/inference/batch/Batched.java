package io.roadstream.inference.batch;

/**
 * A result and where its time went.
 *
 * @param value the result
 * @param queueNanos from submission until its batch started
 * @param runNanos the run of the whole batch
 * @param batchSize inputs in the run that gave the result
 * @param <O> kind of result
 */
public record Batched<O>(O value, long queueNanos, long runNanos, int batchSize) {}

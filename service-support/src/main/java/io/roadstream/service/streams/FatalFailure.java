package io.roadstream.service.streams;

/** What to do once a Kafka Streams application has failed for good. */
@FunctionalInterface
public interface FatalFailure {

  /** Called once, on a thread of its own, when no stream thread will run any more. */
  void onFatalFailure(Throwable failure);
}

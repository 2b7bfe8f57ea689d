package io.roadstream.trainer.run;

/** Is told whenever a run's record has changed. */
@FunctionalInterface
public interface RunListener {

  /** A run's record has become this one; called on the thread that runs it. */
  void onChange(RunRecord record);
}

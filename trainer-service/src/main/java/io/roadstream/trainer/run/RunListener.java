package io.roadstream.trainer.run;

/** Is told whenever a run's record has changed. */
@FunctionalInterface
public interface RunListener {

  void onChange(RunRecord record);
}

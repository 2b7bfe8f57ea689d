package io.roadstream.trainer.run;

/** The right to run, which one instance at a time has for a model. */
public interface Lease {

  /** Whether this instance has it at this moment. */
  boolean held();
}

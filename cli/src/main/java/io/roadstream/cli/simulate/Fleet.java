package io.roadstream.cli.simulate;

/**
 * What serves the cameras.
 *
 * @param partitions of each topic
 * @param inferencePods instances of the inference service
 * @param inferenceThreads stream threads of each
 * @param inferenceCores processors of each
 * @param postprocPods instances of the depth post-processing service
 * @param postprocThreads stream threads of each
 * @param postprocCores processors of each
 * @param maxBatch most frames in one run of the network
 * @param maxDelayMs how long a frame waits for company
 * @param even whether cameras are named so that their keys spread evenly over partitions
 * @param oneMachine whether everything, the broker too, shares {@code inferenceCores} processors
 */
record Fleet(
    int partitions,
    int inferencePods,
    int inferenceThreads,
    int inferenceCores,
    int postprocPods,
    int postprocThreads,
    int postprocCores,
    int maxBatch,
    double maxDelayMs,
    boolean even,
    boolean oneMachine) {

  private static final double MAX_DELAY_MS = 5;

  /** Everything on one machine, as the pipeline's benchmark runs it: with a partition a camera. */
  static Fleet oneMachine(int cores, int threads) {
    return new Fleet(6, 1, threads, cores, 1, threads, cores, 8, MAX_DELAY_MS, true, true);
  }

  /** The fleet of a plan. */
  static Fleet of(Plan plan, boolean even) {
    return new Fleet(
        plan.partitions(),
        plan.inferencePods(),
        plan.inferenceThreads(),
        plan.coresPerPod(),
        plan.postprocPods(),
        plan.postprocThreads(),
        plan.coresPerPod(),
        Math.min(8, plan.inferenceThreads()),
        MAX_DELAY_MS,
        even,
        false);
  }
}

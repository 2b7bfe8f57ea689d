package io.roadstream.cli.simulate;

/**
 * The arithmetic: how much of everything a number of cameras needs.
 *
 * @param cameras cameras
 * @param rate frames a second of each
 * @param coresPerPod processors of each pod
 * @param inferencePods pods of the inference service; as many GPUs if there is one in each
 * @param inferenceThreads stream threads of each
 * @param postprocPods pods of the depth post-processing service
 * @param postprocThreads stream threads of each
 * @param ingestPods pods of the ingest service
 * @param partitions partitions of each topic of the flow
 * @param brokers brokers
 * @param writtenMBps megabytes a second that producers write, before copies
 * @param brokerInMBps megabytes a second that one broker takes in, copies included
 * @param brokerOutMBps megabytes a second that one broker gives out
 * @param diskTB terabytes for the retention, copies included, over all brokers
 */
record Plan(
    int cameras,
    double rate,
    int coresPerPod,
    int inferencePods,
    int inferenceThreads,
    int postprocPods,
    int postprocThreads,
    int ingestPods,
    int partitions,
    int brokers,
    double writtenMBps,
    double brokerInMBps,
    double brokerOutMBps,
    double diskTB) {

  /** Share of a resource that a plan uses: the rest is for bursts and for the failure of a pod. */
  static final double USE = 0.6;

  /** Share of a pod that its cameras may use, none of which can be divided among pods. */
  private static final double FULLEST = 0.85;

  /** Frames a second that one ingest pod hands on: a network of 10 Gbit/s, used by half. */
  private static final double INGEST_MBPS = 600;

  /** Megabytes a second that one broker takes in, copies included, on disks and 25 Gbit/s. */
  private static final double BROKER_IN_MBPS = 600;

  private static final int COPIES = 3;
  private static final int LEAST_BROKERS = 3;

  /**
   * Keys spread unevenly: so many partitions for each stream thread keep the worst one bearable.
   */
  private static final double PARTITIONS_PER_THREAD = 1.5;

  static Plan of(Costs costs, int cameras, double rate, int coresPerPod, double retentionHours) {
    double fps = cameras * rate;
    double podFps = coresPerPod * 1000 / costs.inferenceCoreMs();
    if (costs.gpu()) {
      podFps = Math.min(podFps, 1000 / costs.inferMs());
    }
    double camerasPerPod = Math.max(1, Math.floor(podFps * FULLEST / rate));
    if (!costs.gpu() && rate * costs.inferenceCoreMs() > 1000 * FULLEST) {
      // Frames side by side have a core each: who needs more than one can only be alone.
      camerasPerPod = 1;
    }
    int inferencePods =
        Math.max(atLeastOne(fps / (podFps * USE)), atLeastOne(cameras / camerasPerPod));
    int inferenceThreads = costs.gpu() ? 2 * coresPerPod : coresPerPod;
    int postprocPods = atLeastOne(fps * costs.postprocMs() / (coresPerPod * 1000 * USE));
    double written = fps * costs.writtenBytes() / 1e6;
    int ingestPods = atLeastOne(fps * costs.frameBytes() / 1e6 / INGEST_MBPS);
    int threads = Math.max(inferencePods * inferenceThreads, postprocPods * coresPerPod);
    int partitions = (int) Math.ceil(threads * PARTITIONS_PER_THREAD);
    int brokers = Math.max(LEAST_BROKERS, atLeastOne(written * COPIES / BROKER_IN_MBPS));
    // Frames and predictions are read once, public results once each; copies are read by brokers.
    double given = written + written * (COPIES - 1);
    return new Plan(
        cameras,
        rate,
        coresPerPod,
        inferencePods,
        inferenceThreads,
        postprocPods,
        coresPerPod,
        ingestPods,
        partitions,
        brokers,
        written,
        written * COPIES / brokers,
        given / brokers,
        written * COPIES * retentionHours * 3600 / 1e6);
  }

  private static int atLeastOne(double value) {
    return Math.max(1, (int) Math.ceil(value));
  }
}

package io.roadstream.cli.simulate;

import io.roadstream.cli.Percentiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The pipeline event by event: cameras send at their rate, each to the partition of its key as
 * Kafka hashes it, or one after another where their names are chosen so; stream threads take one
 * frame after another, decode, have the network run, encode; the threads of post-processing do
 * theirs. Cores are shared fairly ({@link Processor}). The same seed gives the same run.
 */
final class Simulation {

  /** What waits no longer for a stream thread is committed by itself, as the services do it. */
  private static final double PROMPT_MS = 100;

  private final Costs costs;
  private final Fleet fleet;
  private final double endMs;
  private final Random random;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final List<Processor> processors = new ArrayList<>();
  private final Pod[] pods;
  private final Lane[] postproc;
  private final List<Double> latencies = new ArrayList<>();
  private double now;
  private long sent;
  private long waiting;
  private long out;
  private long order;

  private Simulation(Costs costs, Fleet fleet, double seconds, long seed) {
    this.costs = costs;
    this.fleet = fleet;
    this.endMs = seconds * 1000;
    this.random = new Random(seed);
    pods = new Pod[fleet.inferencePods()];
    for (int i = 0; i < pods.length; i++) {
      pods[i] = new Pod(processor(fleet.inferenceCores()));
    }
    postproc = new Lane[fleet.postprocPods() * fleet.postprocThreads()];
    for (int pod = 0; pod < fleet.postprocPods(); pod++) {
      Processor cores = fleet.oneMachine() ? processors.get(0) : processor(fleet.postprocCores());
      for (int thread = 0; thread < fleet.postprocThreads(); thread++) {
        postproc[pod * fleet.postprocThreads() + thread] = new Lane(cores);
      }
    }
  }

  /**
   * Runs {@code cameras} at {@code rate} frames a second for a while.
   *
   * @param seconds simulated time; the first fifth is not counted
   */
  static SimulationResult run(
      Costs costs, Fleet fleet, int cameras, double rate, double seconds, long seed) {
    Simulation simulation = new Simulation(costs, fleet, seconds, seed);
    for (int camera = 0; camera < cameras; camera++) {
      simulation.startCamera(camera, 1000 / rate);
    }
    simulation.loop();
    return simulation.result();
  }

  private record Event(double time, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Double.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private Processor processor(double cores) {
    Processor processor = new Processor(cores);
    processors.add(processor);
    return processor;
  }

  private void at(double time, Runnable action) {
    events.add(new Event(time, order++, action));
  }

  private void startCamera(int camera, double periodMs) {
    int partition =
        fleet.even() ? camera % fleet.partitions() : Spread.partition(camera, fleet.partitions());
    at(random.nextDouble() * periodMs, () -> send(partition, periodMs));
  }

  private void send(int partition, double periodMs) {
    sent++;
    waiting++;
    double captured = now;
    at(now + costs.hopMs() / 2, () -> pods[partition % pods.length].take(partition, captured));
    if (now + periodMs < endMs) {
      at(now + periodMs, () -> send(partition, periodMs));
    }
  }

  private void loop() {
    while (true) {
      double next = events.isEmpty() ? Double.POSITIVE_INFINITY : events.peek().time();
      Processor first = null;
      for (Processor processor : processors) {
        double end = processor.nextEnd();
        if (end < next) {
          next = end;
          first = processor;
        }
      }
      if (next >= endMs) {
        return;
      }
      now = next;
      if (first != null) {
        first.runTo(now);
      } else {
        events.remove().action().run();
      }
    }
  }

  /**
   * @param queued whether the frame waited so long that it is committed with others
   */
  private void finish(int partition, double captured, boolean queued) {
    int pod = partition % fleet.postprocPods();
    int thread = partition / fleet.postprocPods() % fleet.postprocThreads();
    Lane lane = postproc[pod * fleet.postprocThreads() + thread];
    if (fleet.oneMachine()) {
      // Broker and clients work beside the frame's way: what they add to it is in hopMs.
      double work = queued ? costs.brokerBusyMs() : costs.brokerMs();
      pods[0].cores.submit(now, work, 1, () -> {});
    }
    lane.submit(
        costs.postprocMs(),
        () -> {
          waiting--;
          if (now > endMs / 5) {
            out++;
          }
          if (captured > endMs / 5) {
            latencies.add(now + costs.hopMs() / 2 - captured);
          }
        });
  }

  private SimulationResult result() {
    Percentiles percentiles = Percentiles.of(latencies);
    double busiest = 0;
    double engine = 0;
    for (Pod pod : pods) {
      busiest = Math.max(busiest, pod.cores.busyMs() / endMs / fleet.inferenceCores());
      engine = Math.max(engine, pod.engineBusyMs / endMs);
    }
    return new SimulationResult(
        sent / endMs * 1000,
        out / (endMs * 0.8) * 1000,
        percentiles.at(0.50),
        percentiles.at(0.95),
        percentiles.at(0.99),
        busiest,
        engine,
        waiting,
        meanBatch());
  }

  private double meanBatch() {
    long frames = 0;
    long batches = 0;
    for (Pod pod : pods) {
      frames += pod.batchedFrames;
      batches += pod.batches;
    }
    return batches == 0 ? 0 : (double) frames / batches;
  }

  /** One thread that does one thing after another. */
  private final class Lane {
    private final Processor cores;
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private boolean busy;

    Lane(Processor cores) {
      this.cores = cores;
    }

    void submit(double work, Runnable whenDone) {
      enqueue(() -> cores.submit(now, work, 1, () -> release(whenDone)));
    }

    void enqueue(Runnable start) {
      queue.add(start);
      if (!busy) {
        next();
      }
    }

    void release(Runnable after) {
      busy = false;
      after.run();
      if (!busy) {
        next();
      }
    }

    private void next() {
      Runnable start = queue.poll();
      if (start != null) {
        busy = true;
        start.run();
      }
    }
  }

  /**
   * An inference pod: threads that decode and encode, and one engine that runs batches on a GPU, or
   * single frames in as many lanes as there are threads and cores.
   */
  private final class Pod {
    private final Processor cores;
    private final Lane[] threads;
    private final List<Runnable> submitted = new ArrayList<>();
    private final int lanes =
        costs.gpu() ? 1 : Math.min(fleet.inferenceThreads(), fleet.inferenceCores());
    private final int mostTogether = costs.gpu() ? fleet.maxBatch() : 1;
    private int announced;
    private int running;
    private double engineBusyMs;
    private long batches;
    private long batchedFrames;
    private double oldest;

    Pod(Processor cores) {
      this.cores = cores;
      threads = new Lane[fleet.inferenceThreads()];
      Arrays.setAll(threads, i -> new Lane(cores));
    }

    void take(int partition, double captured) {
      Lane thread = threads[partition / pods.length % threads.length];
      thread.enqueue(
          () -> {
            announced++;
            boolean queued = now - captured - costs.hopMs() / 2 > PROMPT_MS;
            Runnable predicted = () -> thread.release(() -> finish(partition, captured, queued));
            cores.submit(now, costs.decodeMs(), 1, () -> submit(predicted));
          });
    }

    private void submit(Runnable predicted) {
      announced--;
      if (submitted.isEmpty()) {
        oldest = now;
        at(now + fleet.maxDelayMs(), this::tryRun);
      }
      submitted.add(() -> cores.submit(now, costs.encodeMs(), 1, predicted));
      tryRun();
    }

    private void tryRun() {
      boolean due = now - oldest >= fleet.maxDelayMs() - 1e-6;
      if (running == lanes
          || submitted.isEmpty()
          || (submitted.size() < mostTogether && announced > 0 && !due)) {
        return;
      }
      List<Runnable> batch =
          new ArrayList<>(submitted.subList(0, Math.min(submitted.size(), mostTogether)));
      submitted.subList(0, batch.size()).clear();
      oldest = now;
      running++;
      batches++;
      batchedFrames += batch.size();
      double began = now;
      Runnable done =
          () -> {
            running--;
            engineBusyMs += (now - began) / lanes;
            batch.forEach(Runnable::run);
            tryRun();
          };
      double work = costs.inferMs() * batch.size();
      if (costs.gpu()) {
        at(now + work, done);
      } else {
        double share = Math.max(1, fleet.inferenceCores() / lanes);
        cores.submit(now, work, running == 1 ? costs.inferThreads() : share, done);
      }
    }
  }
}

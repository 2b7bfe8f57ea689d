package io.roadstream.cli.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Some cores that share themselves evenly among the tasks at work; a task can use no more cores
 * than it has threads. Time is in milliseconds, work in milliseconds of one core.
 */
final class Processor {

  private static final double DONE = 1e-9;

  private final double cores;
  private final List<Task> tasks = new ArrayList<>();
  private double now;
  private double busyMs;

  Processor(double cores) {
    this.cores = cores;
  }

  private static final class Task {
    private final double threads;
    private final Runnable whenDone;
    private double work;
    private double share;

    Task(double work, double threads, Runnable whenDone) {
      this.work = work;
      this.threads = threads;
      this.whenDone = whenDone;
    }
  }

  /** Begins a task at the given time. */
  void submit(double time, double work, double threads, Runnable whenDone) {
    advance(time);
    tasks.add(new Task(work, threads, whenDone));
    divide();
  }

  /** When the next task ends if nothing else begins; infinite if none is at work. */
  double nextEnd() {
    double soonest = Double.POSITIVE_INFINITY;
    for (Task task : tasks) {
      soonest = Math.min(soonest, now + task.work / task.share);
    }
    return soonest;
  }

  /** Goes on to a time and tells the tasks that end by then. */
  void runTo(double time) {
    advance(time);
    List<Task> ended = new ArrayList<>();
    for (Task task : tasks) {
      if (task.work <= DONE * Math.max(1, time)) {
        ended.add(task);
      }
    }
    tasks.removeAll(ended);
    divide();
    ended.forEach(task -> task.whenDone.run());
  }

  /** Milliseconds of one core spent so far. */
  double busyMs() {
    return busyMs;
  }

  private void advance(double time) {
    double passed = Math.max(0, time - now);
    for (Task task : tasks) {
      double done = Math.min(task.work, passed * task.share);
      task.work -= done;
      busyMs += done;
    }
    now = Math.max(now, time);
  }

  /** Fair shares: who can use less than the mean leaves the rest to the others. */
  private void divide() {
    double left = cores;
    List<Task> open = new ArrayList<>(tasks);
    open.sort((a, b) -> Double.compare(a.threads, b.threads));
    int waiting = open.size();
    for (Task task : open) {
      task.share = Math.min(task.threads, left / waiting);
      left -= task.share;
      waiting--;
    }
  }
}

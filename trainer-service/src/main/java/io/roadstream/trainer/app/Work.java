package io.roadstream.trainer.app;

import io.roadstream.trainer.run.KafkaLease;
import io.roadstream.trainer.run.RunManager;
import io.roadstream.trainer.sample.SampleMirror;
import org.springframework.context.SmartLifecycle;

/** Starts the work once everything is wired; a stop waits for the checkpoint of the run. */
final class Work implements SmartLifecycle {

  private final SampleMirror mirror;
  private final KafkaLease lease;
  private final RunManager runs;
  private boolean running;

  Work(SampleMirror mirror, KafkaLease lease, RunManager runs) {
    this.mirror = mirror;
    this.lease = lease;
    this.runs = runs;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      mirror.start();
      lease.start();
      runs.start();
    }
  }

  @Override
  public synchronized void stop() {
    if (running) {
      running = false;
      runs.close();
      lease.close();
      mirror.close();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}

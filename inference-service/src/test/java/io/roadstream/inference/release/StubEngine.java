package io.roadstream.inference.release;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.EngineException;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Gives the same class and code everywhere, and remembers what was done to it. */
final class StubEngine implements PerceptionEngine {

  private final ModelBundle bundle;
  private final byte trainId;
  private final short code;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile CountDownLatch mayGoOn = new CountDownLatch(0);
  private volatile boolean closed;
  private volatile boolean warm;
  private volatile boolean broken;

  StubEngine(ModelBundle bundle, int trainId, int code) {
    this.bundle = bundle;
    this.trainId = (byte) trainId;
    this.code = (short) code;
  }

  /** Lets every batch wait. */
  StubEngine hold() {
    mayGoOn = new CountDownLatch(1);
    return this;
  }

  StubEngine breaks() {
    broken = true;
    return this;
  }

  void awaitStarted() throws InterruptedException {
    started.await();
  }

  void goOn() {
    mayGoOn.countDown();
  }

  boolean isClosed() {
    return closed;
  }

  boolean isWarm() {
    return warm;
  }

  @Override
  public ModelBundle bundle() {
    return bundle;
  }

  @Override
  public String device() {
    return "stub";
  }

  @Override
  public void warmUp() {
    warm = true;
  }

  @Override
  public List<DensePrediction> infer(List<NetworkInput> inputs) {
    if (closed) {
      throw new IllegalStateException("used after it was closed");
    }
    if (broken) {
      throw new EngineException("node 7 did not run", new IllegalStateException("node 7"));
    }
    started.countDown();
    try {
      mayGoOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return inputs.stream().map(input -> prediction()).toList();
  }

  private DensePrediction prediction() {
    BundleManifest.Input grid = bundle.manifest().input();
    byte[] mask = new byte[grid.width() * grid.height()];
    short[] depth = new short[mask.length];
    Arrays.fill(mask, trainId);
    Arrays.fill(depth, code);
    return new DensePrediction(
        new ClassMask(grid.width(), grid.height(), mask),
        new DepthCodes(grid.width(), grid.height(), depth));
  }

  @Override
  public void close() {
    closed = true;
  }
}

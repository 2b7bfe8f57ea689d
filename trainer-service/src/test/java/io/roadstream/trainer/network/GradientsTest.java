package io.roadstream.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadstream.perception.engine.PyTorchRuntime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class GradientsTest {

  private static final int FACTORS = 500;

  /** Frees what nobody holds any more, and writes over it. */
  private static void overwriteFreedMemory() throws InterruptedException {
    System.gc();
    Thread.sleep(100);
    for (int i = 0; i < 50 * FACTORS; i++) {
      ByteBuffer.allocateDirect(Float.BYTES).order(ByteOrder.nativeOrder()).putFloat(0, Float.NaN);
    }
  }

  @Test
  void shouldKeepConstantsUntilTheBackwardPassWhenGarbageIsCollected() throws Exception {
    try (NDManager manager = PyTorchRuntime.engine().newBaseManager();
        Gradients gradients = new Gradients()) {
      NDArray weight = manager.create(1f);
      weight.setRequiresGradient(true);
      NDArray sum = manager.create(0f);
      for (int i = 0; i < FACTORS; i++) {
        sum = sum.add(Gradients.scaled(weight, 2));
      }
      overwriteFreedMemory();
      gradients.backward(sum, 3);
      assertThat(weight.getGradient().getFloat()).isEqualTo(3 * 2 * FACTORS);
    }
  }
}

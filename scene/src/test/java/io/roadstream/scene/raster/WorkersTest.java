package io.roadstream.scene.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Property(tries = 30)
  void shouldRunEveryTaskOnce(
      @ForAll @IntRange(min = 1, max = 6) int threads,
      @ForAll @IntRange(min = 0, max = 200) int tasks) {
    AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, tasks));
    try (Workers workers = new Workers(threads)) {
      workers.run(
          tasks,
          (task, worker) -> {
            assertThat(worker).isBetween(0, threads - 1);
            runs.incrementAndGet(task);
          });
    }
    for (int i = 0; i < tasks; i++) {
      assertThat(runs.get(i)).isEqualTo(1);
    }
  }

  @Test
  void shouldThrowWhatATaskThrewAndStayUsable() {
    try (Workers workers = new Workers(3)) {
      IllegalStateException cause = new IllegalStateException("tile 5");
      assertThatThrownBy(
              () ->
                  workers.run(
                      50,
                      (task, worker) -> {
                        if (task == 5) {
                          throw cause;
                        }
                      }))
          .hasRootCause(cause);
      AtomicIntegerArray runs = new AtomicIntegerArray(10);
      workers.run(10, (task, worker) -> runs.incrementAndGet(task));
      assertThat(runs.get(9)).isEqualTo(1);
    }
  }
}

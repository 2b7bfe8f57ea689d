package io.roadstream.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MicroBatcherTest {

  private static final Duration DELAY = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final HeldClock clock = new HeldClock();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<MicroBatcher<?, ?>> batchers = new ArrayList<>();

  @AfterEach
  void stop() {
    batchers.forEach(MicroBatcher::close);
    threads.shutdownNow();
  }

  @Test
  void shouldNotWaitWhenNobodyElsePreparesAnInput() throws Exception {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 8);

    Batched<String> result = submit(batcher, "a").get();

    assertThat(result.value()).isEqualTo("a!");
    assertThat(result.batchSize()).isEqualTo(1);
    assertThat(result.queueNanos()).isZero();
  }

  @Test
  void shouldRunTogetherWhatWasAnnouncedTogether() throws Exception {
    RecordingFunction function = RecordingFunction.free();
    MicroBatcher<String, String> batcher = batcher(function, 8);

    List<Future<Batched<String>>> results = submitTogether(batcher, "a", "b", "c");

    for (Future<Batched<String>> result : results) {
      assertThat(result.get().batchSize()).isEqualTo(3);
    }
    assertThat(function.batches()).hasSize(1);
    assertThat(results.get(1).get().value()).isEqualTo("b!");
  }

  @Test
  void shouldKeepOrderAndSplitWhenMoreWaitThanABatchHolds() throws Exception {
    RecordingFunction function = RecordingFunction.held();
    MicroBatcher<String, String> batcher = batcher(function, 2);
    Future<Batched<String>> first = submit(batcher, "a");
    await().until(() -> function.batches().size() == 1);

    Future<Batched<String>> second = submitQueued(batcher, "b", 1);
    Future<Batched<String>> third = submitQueued(batcher, "c", 2);
    Future<Batched<String>> beyond = submit(batcher, "d");
    function.release(3);

    assertThat(first.get().batchSize()).isEqualTo(1);
    assertThat(second.get().batchSize()).isEqualTo(2);
    assertThat(third.get().batchSize()).isEqualTo(2);
    assertThat(beyond.get().value()).isEqualTo("d!");
    assertThat(function.batches()).containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
  }

  @Test
  void shouldStartWithoutTheOthersWhenTheDelayHasPassed() throws Exception {
    RecordingFunction function = RecordingFunction.free();
    MicroBatcher<String, String> batcher = batcher(function, 8);
    MicroBatcher<String, String>.Announcement slow = batcher.announce();
    Future<Batched<String>> result = submit(batcher, "a");
    await().until(() -> clock.asked() == DELAY.toNanos());
    assertThat(function.batches()).isEmpty();

    clock.advance(DELAY.toNanos());

    assertThat(result.get().batchSize()).isEqualTo(1);
    assertThat(result.get().queueNanos()).isEqualTo(DELAY.toNanos());
    slow.close();
  }

  @Test
  void shouldCountTheDelayFromTheFirstSubmission() throws Exception {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 8);
    MicroBatcher<String, String>.Announcement slow = batcher.announce();
    Future<Batched<String>> first = submit(batcher, "a");
    await().until(() -> clock.asked() == DELAY.toNanos());
    clock.advance(6_000_000);

    Future<Batched<String>> second = submitQueued(batcher, "b", 2);
    await().until(() -> clock.asked() == 4_000_000);
    clock.advance(4_000_000);

    assertThat(first.get().queueNanos()).isEqualTo(10_000_000);
    assertThat(second.get().queueNanos()).isEqualTo(4_000_000);
    assertThat(second.get().batchSize()).isEqualTo(2);
    slow.close();
  }

  @Test
  void shouldStartAtOnceWhenTheLastAnnouncementIsWithdrawn() throws Exception {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 8);
    MicroBatcher<String, String>.Announcement withdrawn = batcher.announce();
    Future<Batched<String>> result = submit(batcher, "a");
    await().until(() -> clock.asked() == DELAY.toNanos());

    withdrawn.close();
    withdrawn.close();

    assertThat(result.get().queueNanos()).isZero();
  }

  @Test
  void shouldStartAtOnceWhenTheBatchIsFull() throws Exception {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 2);
    MicroBatcher<String, String>.Announcement slow = batcher.announce();

    List<Future<Batched<String>>> results = submitTogether(batcher, "a", "b");

    assertThat(results.get(0).get().batchSize()).isEqualTo(2);
    slow.close();
  }

  @Test
  void shouldFailPoisonAloneWhenItSharesABatch() throws Exception {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 8);

    List<Future<Batched<String>>> results = submitTogether(batcher, "a", "poison", "c");

    assertThat(results.get(0).get().value()).isEqualTo("a!");
    assertThat(results.get(0).get().batchSize()).isEqualTo(1);
    assertThat(results.get(2).get().value()).isEqualTo("c!");
    assertThatThrownBy(() -> results.get(1).get())
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot eat poison");
  }

  @ParameterizedTest
  @ValueSource(strings = {"poison", "memory", "linkage", "short"})
  void shouldGoOnWhenTheFunctionThrowsAnything(String bad) throws Exception {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 8);

    assertThatThrownBy(() -> submit(batcher, bad).get()).hasRootCauseInstanceOf(Throwable.class);
    List<Future<Batched<String>>> together = submitTogether(batcher, bad, "a");

    assertThatThrownBy(() -> together.get(0).get()).isInstanceOf(ExecutionException.class);
    assertThat(together.get(1).get().value()).isEqualTo("a!");
    assertThat(submit(batcher, "b").get().value()).isEqualTo("b!");
  }

  @Test
  void shouldSayHowManyResultsAreMissing() {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 8);

    assertThatThrownBy(() -> submit(batcher, "short").get())
        .rootCause()
        .hasMessage("batch of 1 inputs gave 0 results");
  }

  @Test
  void shouldDropAWaitingInputWhenItsThreadIsInterrupted() throws Exception {
    RecordingFunction function = RecordingFunction.held();
    MicroBatcher<String, String> batcher = batcher(function, 8);
    Future<Batched<String>> first = submit(batcher, "a");
    await().until(() -> function.batches().size() == 1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiting = new Thread(() -> thrown.set(failureOf(() -> submitHere(batcher, "b"))));
    waiting.start();
    await().until(() -> batcher.queued() == 1);

    waiting.interrupt();
    waiting.join();
    function.release(9);

    assertThat(first.get().value()).isEqualTo("a!");
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(submit(batcher, "c").get().value()).isEqualTo("c!");
    assertThat(function.batches()).containsExactly(List.of("a"), List.of("c"));
  }

  @Test
  void shouldCompleteWhatWaitsWhenClosed() throws Exception {
    RecordingFunction function = RecordingFunction.held();
    MicroBatcher<String, String> batcher = batcher(function, 2);
    Future<Batched<String>> first = submit(batcher, "a");
    await().until(() -> function.batches().size() == 1);
    Future<Batched<String>> second = submitQueued(batcher, "b", 1);

    Future<?> closing = threads.submit(batcher::close);
    await().until(() -> failureOf(batcher::announce) instanceof BatcherClosedException);
    function.release(2);

    closing.get();
    assertThat(first.get().value()).isEqualTo("a!");
    assertThat(second.get().value()).isEqualTo("b!");
  }

  @Test
  void shouldHonourAnAnnouncementMadeBeforeClosing() throws Exception {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 8);
    try (MicroBatcher<String, String>.Announcement early = batcher.announce()) {
      Future<?> closing = threads.submit(batcher::close);
      await().until(() -> failureOf(batcher::announce) instanceof BatcherClosedException);

      assertThat(early.submit("a").value()).isEqualTo("a!");
      closing.get();
    }
  }

  @Test
  void shouldFailWhatIsLeftWhenTheFunctionNeverReturns() throws Exception {
    RecordingFunction function = RecordingFunction.held();
    MicroBatcher<String, String> batcher =
        new MicroBatcher<>(function, 1, 1, DELAY, Duration.ofMillis(50), clock);
    Future<Batched<String>> running = submit(batcher, "a");
    await().until(() -> function.batches().size() == 1);
    Future<Batched<String>> queued = submitQueued(batcher, "b", 1);
    Future<Batched<String>> outside = submit(batcher, "c");
    await().until(() -> batcher.preparing() == 1);

    batcher.close();

    for (Future<Batched<String>> each : List.of(running, queued, outside)) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(BatcherClosedException.class);
    }
  }

  @Test
  void shouldRefuseASecondSubmissionOnOneAnnouncement() throws Exception {
    MicroBatcher<String, String> batcher = batcher(RecordingFunction.free(), 8);
    try (MicroBatcher<String, String>.Announcement once = batcher.announce()) {
      assertThat(once.submit("a").value()).isEqualTo("a!");

      assertThatThrownBy(() -> once.submit("b")).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldRunAsManyBatchesAtATimeAsThereAreWorkers() throws Exception {
    RecordingFunction function = RecordingFunction.held();
    MicroBatcher<String, String> batcher = new MicroBatcher<>(function, 2, 1, DELAY, LONG, clock);
    batchers.add(batcher);
    Future<Batched<String>> first = submit(batcher, "a");
    Future<Batched<String>> second = submit(batcher, "b");
    await().until(() -> function.batches().size() == 2);
    Future<Batched<String>> third = submitQueued(batcher, "c", 1);

    function.release(1);
    await().until(() -> function.batches().size() == 3);
    function.release(2);

    assertThat(List.of(first.get().value(), second.get().value(), third.get().value()))
        .containsExactly("a!", "b!", "c!");
    assertThat(function.mostThreadsInside()).isEqualTo(2);
  }

  @Test
  void shouldFailWhatEveryWorkerRunsWhenNoneOfThemEnds() throws Exception {
    RecordingFunction function = RecordingFunction.held();
    MicroBatcher<String, String> batcher =
        new MicroBatcher<>(function, 2, 1, DELAY, Duration.ofMillis(50), clock);
    Future<Batched<String>> first = submit(batcher, "a");
    Future<Batched<String>> second = submit(batcher, "b");
    await().until(() -> function.batches().size() == 2);

    batcher.close();

    for (Future<Batched<String>> each : List.of(first, second)) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(BatcherClosedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldGiveEveryThreadItsOwnResultUnderLoad(int workers) throws Exception {
    RecordingFunction function = RecordingFunction.free();
    MicroBatcher<String, String> batcher =
        new MicroBatcher<>(function, workers, 4, Duration.ofMillis(1), LONG);
    batchers.add(batcher);
    List<Future<Integer>> done = new ArrayList<>();
    for (int t = 0; t < 12; t++) {
      int thread = t;
      done.add(threads.submit(() -> submitMany(batcher, thread, 400)));
    }

    int submitted = 0;
    for (Future<Integer> each : done) {
      submitted += each.get(50, TimeUnit.SECONDS);
    }

    assertThat(submitted).isGreaterThan(12 * 300);
    assertThat(function.mostThreadsInside()).isBetween(1, workers);
    assertThat(function.batches()).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 4));
    assertThat(batcher.preparing()).isZero();
    assertThat(batcher.queued()).isZero();
  }

  /** A thread's life: announcements, some withdrawn, some poison; counts the submissions. */
  private static int submitMany(MicroBatcher<String, String> batcher, int thread, int times)
      throws Exception {
    Random random = new Random(thread);
    int submitted = 0;
    for (int i = 0; i < times; i++) {
      try (MicroBatcher<String, String>.Announcement mine = batcher.announce()) {
        int kind = random.nextInt(10);
        if (kind == 0) {
          continue;
        }
        submitted++;
        String input = kind == 1 ? "poison" : thread + "-" + i;
        try {
          assertThat(mine.submit(input).value()).isEqualTo(input + "!");
        } catch (ExecutionException e) {
          assertThat(input).isEqualTo("poison");
        }
      }
    }
    return submitted;
  }

  private MicroBatcher<String, String> batcher(RecordingFunction function, int maxBatch) {
    MicroBatcher<String, String> batcher =
        new MicroBatcher<>(function, 1, maxBatch, DELAY, LONG, clock);
    batchers.add(batcher);
    return batcher;
  }

  private Future<Batched<String>> submit(MicroBatcher<String, String> batcher, String input) {
    return threads.submit(() -> submitHere(batcher, input));
  }

  private Future<Batched<String>> submitQueued(
      MicroBatcher<String, String> batcher, String input, int queued) {
    Future<Batched<String>> result = submit(batcher, input);
    await().until(() -> batcher.queued() == queued);
    return result;
  }

  private List<Future<Batched<String>>> submitTogether(
      MicroBatcher<String, String> batcher, String... inputs) {
    List<Future<Batched<String>>> results = new ArrayList<>();
    List<MicroBatcher<String, String>.Announcement> announcements = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      announcements.add(batcher.announce());
    }
    for (int i = 0; i < inputs.length; i++) {
      int index = i;
      results.add(threads.submit(() -> announcements.get(index).submit(inputs[index])));
    }
    return results;
  }

  private static Batched<String> submitHere(MicroBatcher<String, String> batcher, String input)
      throws Exception {
    try (MicroBatcher<String, String>.Announcement mine = batcher.announce()) {
      return mine.submit(input);
    }
  }

  private static Throwable failureOf(Callable<?> action) {
    try {
      Object result = action.call();
      if (result instanceof MicroBatcher<?, ?>.Announcement open) {
        open.close();
      }
      return new AssertionError("no failure");
    } catch (Exception e) {
      return e;
    }
  }
}

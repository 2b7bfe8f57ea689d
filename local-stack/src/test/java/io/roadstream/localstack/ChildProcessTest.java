package io.roadstream.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  @TempDir private Path folder;

  @Test
  void shouldEndInOrderWhenClosed() throws IOException {
    ChildProcess child = start("wait");
    try (child) {
      awaitLog(child, "waiting");
    }
    assertThat(child.isAlive()).isFalse();
    assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(Files.readString(child.logFile())).contains("shutdown hook ran");
    assertThat(child.residentBytes()).isEmpty();
  }

  @Test
  void shouldSurviveAnInterruptFromTheTerminal() throws IOException, InterruptedException {
    try (ChildProcess child = start("wait")) {
      awaitLog(child, "waiting");
      int sent = new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();
      assertThat(sent).isZero();
      assertThat(child.onExit())
          .as("still running a moment later")
          .failsWithin(Duration.ofMillis(500));
    }
  }

  @Test
  void shouldShowTheEndOfTheLogWhenItDiesWhileStarting() {
    try (ChildProcess child = start("fail")) {
      assertThatThrownBy(() -> Readiness.await(child, Duration.ofMinutes(1), () -> false))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContainingAll(
              "a test child", "exit code 3", child.logFile().toString(), "no good");
    }
  }

  @Test
  void shouldShowTheEndOfTheLogAndKillItWhenItIsNotReadyInTime() throws IOException {
    try (ChildProcess child = start("wait")) {
      awaitLog(child, "waiting");
      assertThatThrownBy(() -> Readiness.await(child, Duration.ofMillis(1), () -> false))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContainingAll("a test child", "waiting");
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void shouldReportTheMemoryOfAProcess() {
    assertThat(ResidentMemory.of(ProcessHandle.current().pid()).orElseThrow())
        .isGreaterThan(10L << 20);
  }

  private ChildProcess start(String what) {
    return ChildProcess.builder("a test child", TestMain.class.getName())
        .setLogFile(folder.resolve("child.log"))
        .addJvmArguments("-Xmx32m")
        .addArguments(what)
        .start();
  }

  private static void awaitLog(ChildProcess child, String text) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.readString(child.logFile()).contains(text));
  }

  /** Waits for ever, or fails at once. */
  public static final class TestMain {

    private TestMain() {}

    public static void main(String[] args) throws InterruptedException {
      if ("fail".equals(args[0])) {
        System.out.println("no good");
        System.exit(3);
      }
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> System.out.println("shutdown hook ran")));
      System.out.println("waiting");
      Thread.sleep(Duration.ofMinutes(5).toMillis());
    }
  }
}

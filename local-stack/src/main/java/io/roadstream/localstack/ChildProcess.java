package io.roadstream.localstack;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Java program as a child process that cannot outlive this one.
 *
 * <p>{@link #close} asks it to shut down in order and waits; if this process dies first, however it
 * dies, the child shuts itself down just the same. An interrupt typed at the terminal does not
 * reach the child, so the parent decides in which order its children stop. Output goes to a log
 * file. Instances may be used from any thread.
 */
public final class ChildProcess implements AutoCloseable {

  private static final int LOG_TAIL_LINES = 15;
  private static final long MAX_LOG_BYTES = 16L << 20;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(SupervisedMain.GRACE_SECONDS + 2);

  private final String name;
  private final Path logFile;
  private final Process process;

  private ChildProcess(String name, Path logFile, Process process) {
    this.name = name;
    this.logFile = logFile;
    this.process = process;
  }

  /** Starts describing a child whose {@code main} is in {@code mainClass}. */
  public static Builder builder(String name, String mainClass) {
    return new Builder(name, mainClass);
  }

  /** Returns the name given to the child, for messages. */
  public String name() {
    return name;
  }

  /** Returns the process id. */
  public long pid() {
    return process.pid();
  }

  /** Returns where the child's output goes. */
  public Path logFile() {
    return logFile;
  }

  /** Returns whether the child still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns a future that completes with the exit code when the child ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Returns the child's resident memory in bytes, or empty once it has ended. */
  public OptionalLong residentBytes() {
    return ResidentMemory.of(process.pid());
  }

  /** Returns the last lines of the log. */
  public String logTail() {
    try {
      List<String> lines =
          Files.readAllLines(logFile, java.nio.charset.StandardCharsets.ISO_8859_1);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(log " + logFile + " cannot be read: " + e.getMessage() + ")";
    }
  }

  /** Throws, with the end of the log, if the child has ended. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new LocalStackException(
          name
              + " ended with exit code "
              + process.exitValue()
              + " while starting; the end of its log "
              + logFile
              + ":\n"
              + logTail());
    }
  }

  /** Ends the child at once, as a crash would. */
  public void kill() {
    process.destroyForcibly();
    waitFor(Duration.ofSeconds(10));
  }

  /** Ends the child in order and waits until it has ended. Closing again does nothing. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    if (!waitFor(STOP_TIMEOUT)) {
      process.destroyForcibly();
      waitFor(Duration.ofSeconds(10));
    }
  }

  private boolean waitFor(Duration timeout) {
    boolean interrupted = false;
    long end = System.nanoTime() + timeout.toNanos();
    try {
      while (true) {
        try {
          return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true; // A child left behind would be worse than a late interrupt.
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Describes a child process. */
  public static final class Builder {

    private final String name;
    private final String mainClass;
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String classPath = System.getProperty("java.class.path");
    private @Nullable Path logFile;
    private @Nullable Path workingDirectory;

    private Builder(String name, String mainClass) {
      this.name = requireNonNull(name, "name is null");
      this.mainClass = requireNonNull(mainClass, "mainClass is null");
    }

    /** Sets where output goes; required. A log from before is continued until it is large. */
    public Builder setLogFile(Path file) {
      logFile = requireNonNull(file, "file is null");
      return this;
    }

    /** Adds options of the Java virtual machine. */
    public Builder addJvmArguments(String... values) {
      jvmArguments.addAll(List.of(values));
      return this;
    }

    /** Adds arguments of the program. */
    public Builder addArguments(String... values) {
      arguments.addAll(List.of(values));
      return this;
    }

    /** Adds to the environment, which is otherwise this process's own. */
    public Builder putEnvironment(Map<String, String> values) {
      environment.putAll(values);
      return this;
    }

    /** Replaces the class path, which is otherwise this process's own. */
    public Builder optClassPath(String value) {
      classPath = requireNonNull(value, "value is null");
      return this;
    }

    /** Replaces the working folder, which is otherwise this process's own. */
    public Builder optWorkingDirectory(Path value) {
      workingDirectory = requireNonNull(value, "value is null");
      return this;
    }

    /**
     * Starts the child.
     *
     * @throws LocalStackException if the operating system refuses
     */
    public ChildProcess start() {
      Path log = requireNonNull(logFile, "no log file is set").toAbsolutePath();
      try {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
          Path older = log.resolveSibling(log.getFileName() + ".1");
          Files.move(log, older, StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder =
            new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        // A long class path may not fit on a command line; an environment variable holds it.
        builder.environment().put("CLASSPATH", classPath);
        if (workingDirectory != null) {
          builder.directory(workingDirectory.toFile());
        }
        return new ChildProcess(name, log, builder.start());
      } catch (IOException e) {
        throw new LocalStackException("cannot start " + name + ": " + e.getMessage(), e);
      }
    }

    private List<String> command() {
      List<String> command = new ArrayList<>();
      if (File.separatorChar == '/') {
        // A signal that is ignored when a JVM starts stays ignored: Ctrl-C reaches the parent only.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
      }
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(LargePages.jvmArguments());
      command.addAll(jvmArguments);
      command.add(SupervisedMain.class.getName());
      command.add(mainClass);
      command.addAll(arguments);
      return command;
    }
  }
}

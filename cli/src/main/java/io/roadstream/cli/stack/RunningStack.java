package io.roadstream.cli.stack;

import io.roadstream.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * Where the parts of a running stack listen, as the command that runs it tells all others through a
 * file in the state folder.
 *
 * @param pid process that runs the stack
 * @param bootstrapServers host and port of the broker
 * @param registryUrl address of the registry
 * @param services address of each service, by its name
 */
public record RunningStack(
    long pid, String bootstrapServers, String registryUrl, Map<String, String> services) {

  private static final String FILE = "stack.json";

  /** Copies the services. */
  public RunningStack {
    services = Map.copyOf(services);
  }

  /** What the file says, unless there is none or the process that wrote it has ended. */
  public static Optional<RunningStack> find(Path state) {
    Path file = state.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    RunningStack stack = Json.read(file, RunningStack.class, "delete it");
    boolean alive = ProcessHandle.of(stack.pid()).map(ProcessHandle::isAlive).orElse(false);
    return alive ? Optional.of(stack) : Optional.empty();
  }

  /** Tells other commands of this stack. */
  public void announce(Path state) throws IOException {
    Files.createDirectories(state);
    Path beside = Files.createTempFile(state, FILE, ".new");
    Files.writeString(beside, Json.pretty(this));
    Files.move(
        beside,
        state.resolve(FILE),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes back what {@link #announce} told. */
  public static void withdraw(Path state) throws IOException {
    Files.deleteIfExists(state.resolve(FILE));
  }
}

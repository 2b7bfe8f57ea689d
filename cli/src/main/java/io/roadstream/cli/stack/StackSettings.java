package io.roadstream.cli.stack;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How to run a stack.
 *
 * @param state folder for topics, schemas and logs
 * @param fresh whether to delete what an earlier run left there: topics, schemas, runs, models
 * @param brokerPort port of the broker, 0 for any free one
 * @param registryPort port of the registry, 0 for any free one
 * @param services the services to run with the port of each, 0 for any free one
 * @param partitions partitions of each topic of the flow
 * @param serviceArguments further settings of each service, as {@code --name=value}
 */
public record StackSettings(
    Path state,
    boolean fresh,
    int brokerPort,
    int registryPort,
    Map<ServiceKind, Integer> services,
    int partitions,
    Map<ServiceKind, List<String>> serviceArguments) {

  /** Copies the maps. */
  public StackSettings {
    requireNonNull(state, "state is null");
    services = new EnumMap<>(services);
    serviceArguments =
        serviceArguments.isEmpty()
            ? new EnumMap<>(ServiceKind.class)
            : new EnumMap<>(serviceArguments);
  }
}

package io.roadstream.cli.stack;

import io.roadstream.cli.CliException;
import io.roadstream.cli.EngineOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sorts settings given on the command line by the service that they are for. */
public final class ServiceSettings {

  private ServiceSettings() {}

  /**
   * The arguments of each service.
   *
   * @param engine what the inference service runs
   * @param settings {@code name=value}; a name under a service's prefix goes to that service, any
   *     other to all
   * @throws CliException if one is not of that form
   */
  public static Map<ServiceKind, List<String>> arguments(
      EngineOptions engine, List<String> settings) {
    Map<ServiceKind, List<String>> arguments = new EnumMap<>(ServiceKind.class);
    for (ServiceKind kind : ServiceKind.values()) {
      arguments.put(kind, new ArrayList<>());
    }
    arguments.get(ServiceKind.INFERENCE).addAll(engine.serviceArguments());
    arguments.get(ServiceKind.TRAINER).add("--roadstream.trainer.bundle=" + engine.bundleFolder());
    for (String setting : settings) {
      if (!setting.matches("[A-Za-z0-9._\\[\\]-]+=.*")) {
        throw CliException.badInput("--set '" + setting + "' is not of the form NAME=VALUE");
      }
      for (ServiceKind kind : ServiceKind.values()) {
        if (isFor(kind, setting)) {
          arguments.get(kind).add("--" + setting);
        }
      }
    }
    return arguments;
  }

  private static boolean isFor(ServiceKind kind, String setting) {
    for (ServiceKind other : ServiceKind.values()) {
      if (setting.startsWith("roadstream." + other.prefix() + ".")) {
        return other == kind;
      }
    }
    return true;
  }
}

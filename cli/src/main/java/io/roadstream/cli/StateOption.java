package io.roadstream.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where the local stack keeps its state. */
public final class StateOption {

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = {
        "Folder in which the local stack keeps topics, schemas and logs, and tells where it"
            + " listens. Default: .roadstream in the project's folder."
      })
  private @Nullable Path folder;

  /** The folder. */
  public Path folder() {
    return folder == null ? Home.defaultState() : folder;
  }
}

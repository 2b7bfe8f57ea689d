package io.roadstream.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie: the project's folder, the state of the local stack, the shipped model. */
public final class Home {

  private static final String PROPERTY = "roadstream.home";
  private static final String SHIPPED_BUNDLE = "models/roadstream-street";

  private Home() {}

  /**
   * The project's folder, as the launcher says; without a launcher, the nearest folder upwards from
   * the present one that holds the shipped models, or else the present one.
   */
  public static Path folder() {
    String told = System.getProperty(PROPERTY);
    if (told != null) {
      return Path.of(told);
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("roadstream"))) {
        return folder;
      }
    }
    return here;
  }

  /** The folder of the local stack's state when none is named. */
  public static Path defaultState() {
    return folder().resolve(".roadstream");
  }

  /** The model bundle that ships with the project. */
  public static Path shippedBundle() {
    return folder().resolve(SHIPPED_BUNDLE);
  }
}

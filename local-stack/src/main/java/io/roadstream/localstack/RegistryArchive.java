package io.roadstream.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The registry server's program: fetched by Maven as an archive, unpacked once for each version
 * under the user's cache folder.
 */
final class RegistryArchive {

  /** Overrides where the archive is looked for. */
  static final String ARCHIVE_PROPERTY = "roadstream.registry.archive";

  private RegistryArchive() {}

  /** Returns {@code $XDG_CACHE_HOME/roadstream}, or {@code ~/.cache/roadstream}. */
  static Path defaultCacheFolder() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("roadstream");
  }

  /**
   * Returns the registry's runnable jar, unpacking the archive if this is the first use. Several
   * processes may do so at once: each unpacks beside, and the first to finish puts its copy in
   * place.
   *
   * @throws LocalStackException if there is no archive or it cannot be unpacked
   */
  static Path unpacked(Path cacheFolder) {
    Properties built = built();
    String version = built.getProperty("version");
    Path home = cacheFolder.resolve("apicurio-registry-" + version).toAbsolutePath();
    Path jar = home.resolve("apicurio-registry-app-" + version + "-runner.jar");
    if (!Files.exists(jar)) {
      unpack(archive(built), home);
    }
    return jar;
  }

  private static Properties built() {
    Properties properties = new Properties();
    try (InputStream in = RegistryArchive.class.getResourceAsStream("registry.properties")) {
      if (in == null) {
        throw new LocalStackException("registry.properties is not on the class path; build again");
      }
      properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LocalStackException("cannot read registry.properties: " + e.getMessage(), e);
    }
    return properties;
  }

  private static Path archive(Properties built) {
    Path archive = Path.of(System.getProperty(ARCHIVE_PROPERTY, built.getProperty("archive")));
    if (!Files.isRegularFile(archive)) {
      throw new LocalStackException(
          "the registry's archive "
              + archive
              + " is missing; build the project again so that Maven fetches it, or set -D"
              + ARCHIVE_PROPERTY);
    }
    return archive;
  }

  private static void unpack(Path archive, Path home) {
    try {
      Files.createDirectories(home.getParent());
      Path beside = Files.createTempDirectory(home.getParent(), ".unpacking-");
      try {
        extract(archive, beside);
        Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
        // Another process was quicker.
      } finally {
        Folders.delete(beside);
      }
    } catch (IOException e) {
      throw new LocalStackException(
          "cannot unpack the registry into " + home + ": " + e.getMessage(), e);
    }
  }

  private static void extract(Path archive, Path folder) throws IOException {
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (tar.waitFor() != 0) {
        throw new LocalStackException("tar cannot unpack " + archive + ": " + output.strip());
      }
    } catch (InterruptedException e) {
      tar.destroy();
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while unpacking " + archive, e);
    }
  }
}

package io.roadstream.trainer.release;

import static java.util.Objects.requireNonNull;

import io.roadstream.perception.bundle.BundleFolders;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.bundle.StoredBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A model store in a folder. A bundle is copied beside its place, forced to disk and then moved
 * there in one step, so a store holds whole bundles only, whenever the process dies; what a dead
 * process left beside is swept away an hour later. Several processes may share a store.
 */
final class FolderStore implements ModelStore {

  private static final String INCOMING = ".incoming-";
  private static final Duration SWEEP_AFTER = Duration.ofHours(1);

  private final Path root;
  private final BundleLoader loader = new BundleLoader();

  /**
   * @param root is made when the first bundle is put
   */
  FolderStore(Path root) {
    this.root = requireNonNull(root, "root is null").toAbsolutePath().normalize();
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public StoredBundle put(ModelBundle bundle) {
    Path place = place(bundle);
    if (Files.exists(place)) {
      return same(bundle, loader.load(place));
    }
    try {
      sweep();
      Path beside = root.resolve(INCOMING + UUID.randomUUID());
      Files.createDirectories(beside);
      for (String file : bundle.manifest().files().keySet()) {
        copy(bundle.folder().resolve(file), beside.resolve(file));
      }
      copy(bundle.folder().resolve(BundleLoader.MANIFEST), beside.resolve(BundleLoader.MANIFEST));
      same(bundle, loader.load(beside));
      Files.createDirectories(parent(place));
      BundleFolders.move(beside, place);
      force(parent(place));
      return same(bundle, loader.load(place));
    } catch (IOException e) {
      throw new ReleaseException(
          "bundle " + bundle.folder() + " cannot be put into " + root + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<StoredBundle> list() {
    List<Path> versions = folders(root).stream().flatMap(name -> folders(name).stream()).toList();
    return WholeBundles.newestFirst(
        versions, version -> Optional.of(StoredBundle.of(loader.load(version))));
  }

  @Override
  public Optional<StoredBundle> find(String name, String version) {
    Path place = root.resolve(name).resolve(version).normalize();
    if (!place.startsWith(root) || !Files.isDirectory(place)) {
      return Optional.empty();
    }
    return Optional.of(StoredBundle.of(loader.load(place)));
  }

  private Path place(ModelBundle bundle) {
    return root.resolve(bundle.manifest().name()).resolve(bundle.manifest().version());
  }

  private static Path parent(Path place) {
    return requireNonNull(place.getParent(), "no parent");
  }

  private static StoredBundle same(ModelBundle wanted, ModelBundle found) {
    if (!found.sha256().equals(wanted.sha256())) {
      throw ReleaseException.versionTaken(found.folder().toString());
    }
    return StoredBundle.of(found);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    force(to);
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void sweep() throws IOException {
    Instant oldest = Instant.now().minus(SWEEP_AFTER);
    for (Path folder : all(root)) {
      if (String.valueOf(folder.getFileName()).startsWith(INCOMING)
          && Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
        BundleFolders.delete(folder);
      }
    }
  }

  private static List<Path> folders(Path folder) {
    return all(folder).stream()
        .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
        .toList();
  }

  private static List<Path> all(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }
}

package io.roadstream.trainer.checkpoint;

import io.roadstream.trainer.loss.TaskBalance;
import io.roadstream.trainer.network.Optimiser;
import io.roadstream.trainer.network.TorchNetwork;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of one run. Each is a folder that gets its name only once it is whole; the one
 * before is deleted after that. A process killed at any moment leaves at least one that can be
 * loaded, if ever one was written.
 */
public final class Checkpoints {

  /** A whole checkpoint: the network to load and where the run stood. */
  public record Checkpoint(Path folder, Position position) {

    /** The TorchScript with weights and running statistics. */
    public Path model() {
      return folder.resolve(MODEL);
    }

    /** Restores the optimiser's state. */
    public void restore(Optimiser optimiser) {
      read(OPTIMISER, optimiser::restore);
    }

    /** Restores the learned weights of the losses. */
    public void restore(TaskBalance balance) {
      read(BALANCE, balance::restore);
    }

    private void read(String name, Reading reading) {
      Path file = folder.resolve(name);
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        reading.from(in);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
  }

  private interface Reading {
    void from(DataInputStream in) throws IOException;
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static final String PREFIX = "step-";
  private static final String MODEL = "model.pt";
  private static final String OPTIMISER = "optimiser.bin";
  private static final String BALANCE = "balance.bin";
  private static final String POSITION = "position.properties";

  private final Path folder;

  /**
   * @param folder is made at the first checkpoint
   */
  public Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** The latest whole checkpoint. */
  public Optional<Checkpoint> latest() {
    try {
      List<Path> whole = whole();
      if (whole.isEmpty()) {
        return Optional.empty();
      }
      Path last = whole.get(whole.size() - 1);
      return Optional.of(new Checkpoint(last, Position.read(last.resolve(POSITION))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoints in " + folder, e);
    }
  }

  /** Writes a checkpoint and then deletes the older ones. */
  public void save(
      TorchNetwork network, Optimiser optimiser, TaskBalance balance, Position position) {
    Path target = folder.resolve(String.format("%s%08d", PREFIX, position.step()));
    try {
      Files.createDirectories(folder);
      Path fresh = folder.resolve("unfinished");
      delete(fresh);
      Files.createDirectory(fresh);
      try (OutputStream out = Files.newOutputStream(fresh.resolve(MODEL))) {
        network.write(out);
      }
      write(fresh.resolve(OPTIMISER), optimiser::save);
      write(fresh.resolve(BALANCE), balance::save);
      position.write(fresh.resolve(POSITION));
      delete(target);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      for (Path old : whole()) {
        if (!old.equals(target)) {
          delete(old);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoint " + target, e);
    }
  }

  private static void write(Path file, Writing writing) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      writing.to(out);
    }
  }

  /** Deletes every checkpoint. */
  public void clear() {
    try {
      for (Path old : whole()) {
        delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the checkpoints in " + folder, e);
    }
  }

  private List<Path> whole() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(p -> p.getFileName().toString().startsWith(PREFIX)).sorted().toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    // Renamed first where it is whole, so that no half-deleted folder can pass for a checkpoint.
    Path doomed = tree.resolveSibling("doomed");
    if (!tree.equals(doomed)) {
      delete(doomed);
      Files.move(tree, doomed, StandardCopyOption.ATOMIC_MOVE);
    }
    try (Stream<Path> entries = Files.walk(doomed)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}

package io.roadstream.trainer.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runs of a trainer, each in a folder of its own with its record, checkpoints, bundle and
 * report. A record is replaced in one step, so it is whole whenever the process dies. Thread-safe.
 */
public final class RunFolder {

  private static final String RECORD = "run.json";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,60}");
  private static final Logger log = LoggerFactory.getLogger(RunFolder.class);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path root;

  /** The runs below a folder, which is made when the first one is written. */
  public RunFolder(Path root) {
    this.root = root;
  }

  /** Folder of a run's checkpoints. */
  Path work(String id) {
    return folder(id).resolve("work");
  }

  /** Folder of a run's bundle. */
  Path bundle(String id) {
    return folder(id).resolve("bundle");
  }

  /** Folder of samples on the network's grid, which all runs share. */
  Path cache() {
    return root.resolve(".cache");
  }

  /** A run's report, which may not be there yet. */
  public Path report(String id) {
    return folder(id).resolve("report.html");
  }

  private Path folder(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + id + "' is no run's id");
    }
    return root.resolve(id);
  }

  /** Writes a run's record and report. */
  public void write(RunRecord record) {
    try {
      Files.createDirectories(folder(record.spec().id()));
      replace(
          folder(record.spec().id()).resolve(RECORD),
          JSON.writeValueAsString(record).getBytes(StandardCharsets.UTF_8));
      replace(report(record.spec().id()), RunReport.html(record).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the record of run " + record.spec().id() + " is lost", e);
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling("." + UUID.randomUUID() + ".new");
    Files.write(fresh, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The record of a run. */
  public Optional<RunRecord> read(String id) {
    Path file = folder(id).resolve(RECORD);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), RunRecord.class));
    } catch (JacksonException e) {
      log.warn("the record {} cannot be read: {}", file, e.getOriginalMessage());
      return Optional.empty();
    }
  }

  /** All records, the oldest first. */
  public List<RunRecord> all() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<RunRecord> records = new ArrayList<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        String id = String.valueOf(folder.getFileName());
        if (!id.startsWith(".")) {
          read(id).ifPresent(records::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(root + " cannot be listed", e);
    }
    records.sort(Comparator.comparing(record -> record.spec().created()));
    return List.copyOf(records);
  }
}

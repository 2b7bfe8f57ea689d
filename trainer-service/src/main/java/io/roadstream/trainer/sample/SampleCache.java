package io.roadstream.trainer.sample;

import io.roadstream.schemas.TrainingSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The samples of the topic as files of a folder, each sample once however often the topic has it.
 * There is no index file: it is rebuilt from the files at the start, so a crash can cost the record
 * that was being written and nothing else, and that is read from the topic again.
 *
 * <p>Thread-safe. One process at a time.
 */
public final class SampleCache {

  private static final String TOPIC_ID = "topic.id";
  private static final Logger log = LoggerFactory.getLogger(SampleCache.class);

  private final Path folder;
  private final SampleFiles files;
  private final List<SampleEntry> entries = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<Integer, Long> positions = new TreeMap<>();
  private long rejected;

  private SampleCache(Path folder) {
    this.folder = folder;
    this.files = new SampleFiles(folder);
  }

  /**
   * Opens a cache and rebuilds its index.
   *
   * @param folder is made where it is missing
   * @param topicId identity of the topic; if the folder holds samples of another one, they are
   *     deleted: their offsets mean nothing any more
   */
  public static SampleCache open(Path folder, String topicId) {
    SampleCache cache = new SampleCache(folder);
    try {
      Files.createDirectories(folder);
      Path note = folder.resolve(TOPIC_ID);
      if (!Files.exists(note) || !Files.readString(note).equals(topicId)) {
        cache.clear();
        Files.writeString(note, topicId);
      }
      cache.rebuild(true);
      return cache;
    } catch (IOException e) {
      throw new UncheckedIOException("the samples' folder " + folder + " cannot be used", e);
    }
  }

  /**
   * Opens a cache to read from it alone, which may be done while another process writes to it.
   *
   * @throws IllegalArgumentException if it is not of that topic
   */
  public static SampleCache read(Path folder, String topicId) {
    SampleCache cache = new SampleCache(folder);
    try {
      Path note = folder.resolve(TOPIC_ID);
      if (!Files.exists(note) || !Files.readString(note).equals(topicId)) {
        throw new IllegalArgumentException(
            folder + " does not hold the samples of topic " + topicId);
      }
      cache.rebuild(false);
      return cache;
    } catch (IOException e) {
      throw new UncheckedIOException("the samples' folder " + folder + " cannot be read", e);
    }
  }

  private void clear() throws IOException {
    for (Path file : list()) {
      Files.delete(file);
    }
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private void rebuild(boolean tidy) throws IOException {
    Map<Integer, Long> damaged = new HashMap<>();
    List<SampleFiles.Name> names = new ArrayList<>();
    for (Path file : list()) {
      SampleFiles.Name name = SampleFiles.Name.of(file);
      if (name == null) {
        if (tidy && file.toString().endsWith(".new")) {
          Files.delete(file);
        }
        continue;
      }
      names.add(name);
      positions.merge(name.partition(), name.offset() + 1, Math::max);
    }
    names.sort(
        Comparator.comparingInt(SampleFiles.Name::partition)
            .thenComparingLong(SampleFiles.Name::offset));
    for (SampleFiles.Name name : names) {
      rejected += name.kind().equals(SampleFiles.REJECTED) ? 1 : 0;
      if (name.kind().equals(SampleFiles.KEPT)) {
        try {
          index(files.header(name));
        } catch (IOException | RuntimeException e) {
          log.warn("sample {} is damaged and will be read again: {}", name, e.getMessage());
          damaged.merge(name.partition(), name.offset(), Math::min);
        }
      }
    }
    positions.putAll(damaged);
  }

  private void index(SampleEntry entry) {
    if (ids.add(entry.sampleId())) {
      entries.add(entry);
    }
  }

  /** Where to go on reading each partition; one that is not in it, from its start. */
  public synchronized Map<Integer, Long> positions() {
    return new TreeMap<>(positions);
  }

  /** All samples in the order in which they came, partition by partition after a restart. */
  public synchronized List<SampleEntry> entries() {
    return List.copyOf(entries);
  }

  /** Records that were no samples to train on. */
  public synchronized long rejected() {
    return rejected;
  }

  /**
   * Takes the record at the position of its partition.
   *
   * @return whether it is a new sample
   */
  public synchronized boolean add(int partition, long offset, TrainingSample sample) {
    SampleEntry entry = SampleFiles.entry(partition, offset, sample);
    boolean fresh = !ids.contains(entry.sampleId());
    try {
      if (fresh) {
        files.write(entry, sample);
        index(entry);
      } else {
        files.mark(partition, offset, SampleFiles.DUPLICATE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a sample cannot be written to " + folder, e);
    }
    advance(partition, offset);
    return fresh;
  }

  /** Notes that the record at the position of its partition is not to be trained on. */
  public synchronized void reject(int partition, long offset) {
    try {
      files.mark(partition, offset, SampleFiles.REJECTED);
    } catch (IOException e) {
      throw new UncheckedIOException("a sample cannot be noted in " + folder, e);
    }
    rejected++;
    advance(partition, offset);
  }

  private void advance(int partition, long offset) {
    positions.merge(partition, offset + 1, Math::max);
  }

  /** A sample's content. */
  public TrainingSample read(SampleEntry entry) {
    return files.read(entry);
  }
}

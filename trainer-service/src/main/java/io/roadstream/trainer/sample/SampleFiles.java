package io.roadstream.trainer.sample;

import io.roadstream.schemas.TrainingSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * One file a record, named by partition and offset: an Avro container that any Avro tool reads,
 * with what the index needs in its header; or an empty mark for a record that is not kept. A file
 * is whole or not there. Thread-safe.
 */
final class SampleFiles {

  static final String KEPT = ".avro";
  static final String DUPLICATE = ".duplicate";
  static final String REJECTED = ".rejected";

  private static final Pattern NAME =
      Pattern.compile("(\\d+)-(\\d+)(\\.avro|\\.duplicate|\\.rejected)");
  private static final String SAMPLE_ID = "roadstream.sampleId";
  private static final String CAMERA_ID = "roadstream.cameraId";
  private static final String CAPTURED_AT = "roadstream.capturedAt";
  private static final String LABELS = "roadstream.labels";

  private final Path folder;

  SampleFiles(Path folder) {
    this.folder = folder;
  }

  /** What a file's name says. */
  record Name(int partition, long offset, String kind) {

    /** The name, or null where it is not one of ours. */
    static @Nullable Name of(Path file) {
      Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
      return matcher.matches()
          ? new Name(
              Integer.parseInt(matcher.group(1)),
              Long.parseLong(matcher.group(2)),
              matcher.group(3))
          : null;
    }
  }

  static SampleEntry entry(int partition, long offset, TrainingSample sample) {
    return new SampleEntry(
        partition,
        offset,
        sample.getSampleId(),
        sample.getFrame().getCameraId(),
        sample.getFrame().getCapturedAt(),
        sample.getMask() != null,
        sample.getDepth() != null);
  }

  void write(SampleEntry entry, TrainingSample sample) throws IOException {
    Path file = file(entry.partition(), entry.offset(), KEPT);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (DataFileWriter<TrainingSample> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(TrainingSample.class))) {
      writer.setMeta(SAMPLE_ID, entry.sampleId());
      writer.setMeta(CAMERA_ID, entry.cameraId());
      writer.setMeta(CAPTURED_AT, entry.capturedAt().toString());
      writer.setMeta(LABELS, (entry.hasMask() ? "mask" : "") + (entry.hasDepth() ? "depth" : ""));
      writer.create(TrainingSample.getClassSchema(), fresh.toFile());
      writer.append(sample);
    }
    force(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Notes that a record is not kept. */
  void mark(int partition, long offset, String kind) throws IOException {
    Files.write(file(partition, offset, kind), new byte[0]);
  }

  /**
   * What the header of a kept file says.
   *
   * @throws IOException if it is damaged
   */
  SampleEntry header(Name name) throws IOException {
    try (DataFileReader<TrainingSample> reader = open(name.partition(), name.offset())) {
      String labels = meta(reader, LABELS);
      return new SampleEntry(
          name.partition(),
          name.offset(),
          meta(reader, SAMPLE_ID),
          meta(reader, CAMERA_ID),
          Instant.parse(meta(reader, CAPTURED_AT)),
          labels.contains("mask"),
          labels.contains("depth"));
    }
  }

  private static String meta(DataFileReader<TrainingSample> reader, String name)
      throws IOException {
    String value = reader.getMetaString(name);
    if (value == null) {
      throw new IOException("its header has no " + name);
    }
    return value;
  }

  TrainingSample read(SampleEntry entry) {
    try (DataFileReader<TrainingSample> reader = open(entry.partition(), entry.offset())) {
      return reader.next();
    } catch (IOException e) {
      throw new UncheckedIOException(
          file(entry.partition(), entry.offset(), KEPT) + " cannot be read", e);
    }
  }

  private DataFileReader<TrainingSample> open(int partition, long offset) throws IOException {
    return new DataFileReader<>(
        file(partition, offset, KEPT).toFile(), new SpecificDatumReader<>(TrainingSample.class));
  }

  private Path file(int partition, long offset, String kind) {
    return folder.resolve(String.format("%03d-%012d%s", partition, offset, kind));
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}

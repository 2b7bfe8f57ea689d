package io.roadstream.trainer.data;

import com.github.luben.zstd.Zstd;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * Keeps the samples of another source on disk, so that each is made once. Before a folder is
 * trusted, its first sample is made again and compared: what was cached from other data, or by
 * another version of the code that makes them, is thrown away.
 *
 * <p>Several threads and processes may share a folder.
 */
public final class CachedSource implements SampleSource {

  private static final int LEVEL = 3;
  static final String SUFFIX = ".sample";

  private final SampleSource source;
  private final Path folder;

  /**
   * @param folder is made where it is missing; nothing else should lie in it
   */
  public CachedSource(SampleSource source, Path folder) {
    this.source = source;
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Path first = file(0);
      byte[] fresh = encode(source.get(0));
      if (!Files.exists(first) || !Arrays.equals(fresh, Files.readAllBytes(first))) {
        clear();
        write(first, fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + folder + " as a cache of samples", e);
    }
  }

  private void clear() throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public String description() {
    return source.description();
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public LabelledSample get(int index) {
    Path file = file(index);
    try {
      if (Files.exists(file)) {
        return decode(Files.readAllBytes(file));
      }
      LabelledSample sample = source.get(index);
      write(file, encode(sample));
      return sample;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write " + file, e);
    }
  }

  @Override
  public void close() {
    source.close();
  }

  private Path file(int index) {
    return folder.resolve(String.format("%06d%s", index, SUFFIX));
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(UUID.randomUUID() + ".new");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static byte[] encode(LabelledSample sample) {
    byte[] id = sample.id().getBytes(StandardCharsets.UTF_8);
    int cells = sample.width() * sample.height();
    ByteBuffer raw = ByteBuffer.allocate(12 + id.length + cells * 6);
    raw.putInt(sample.width()).putInt(sample.height()).putInt(id.length).put(id);
    raw.put(sample.image().data()).put(sample.mask().ids());
    raw.asShortBuffer().put(sample.depth().codes());
    byte[] packed = Zstd.compress(raw.array(), LEVEL);
    return ByteBuffer.allocate(4 + packed.length).putInt(raw.capacity()).put(packed).array();
  }

  static LabelledSample decode(byte[] content) {
    ByteBuffer packed = ByteBuffer.wrap(content);
    byte[] rest = new byte[content.length - 4];
    int size = packed.getInt();
    packed.get(rest);
    ByteBuffer raw = ByteBuffer.wrap(Zstd.decompress(rest, size));
    int width = raw.getInt();
    int height = raw.getInt();
    byte[] id = new byte[raw.getInt()];
    byte[] image = new byte[width * height * 3];
    byte[] mask = new byte[width * height];
    short[] depth = new short[width * height];
    raw.get(id).get(image).get(mask);
    raw.asShortBuffer().get(depth);
    return new LabelledSample(
        new String(id, StandardCharsets.UTF_8),
        new RgbImage(width, height, image),
        new ClassMask(width, height, mask),
        new DepthCodes(width, height, depth));
  }
}

package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.schemas.ImageEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one image file as it is, after its size, its extension and its structure were checked. */
final class ImageFile {

  private ImageFile() {}

  /** The fault of a file, for a source that goes on behind it. */
  static final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SkippedInput input;

    Unusable(Path file, SkipReason reason, String message) {
      super(message);
      this.input = new SkippedInput(file.toString(), reason, message);
    }

    SkippedInput input() {
      return input;
    }
  }

  static EncodedImage read(Path file, ImageCheck check) throws Unusable {
    String name = String.valueOf(file.getFileName());
    Optional<ImageEncoding> promised = ImageCheck.promisedBy(name);
    if (promised.isEmpty()) {
      throw new Unusable(
          file,
          SkipReason.WRONG_EXTENSION,
          "its name is not that of an image: rename it to .jpg, .jpeg or .png if it is one");
    }
    try {
      check.requireSize(Files.size(file));
      EncodedImage image = check.check(Files.readAllBytes(file));
      if (image.encoding() != promised.get()) {
        throw new Unusable(
            file,
            SkipReason.WRONG_EXTENSION,
            "its name says %s, its content is %s: rename it"
                .formatted(promised.get(), image.encoding()));
      }
      return image;
    } catch (BadImageException e) {
      throw new Unusable(file, e.reason(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Unusable(file, SkipReason.UNREADABLE, "it cannot be read (" + e.getMessage() + ")");
    }
  }
}

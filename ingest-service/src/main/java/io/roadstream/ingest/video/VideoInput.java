package io.roadstream.ingest.video;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What FFmpeg is to open and how.
 *
 * @param url address in FFmpeg's own form
 * @param name the same for people, without passwords
 * @param format FFmpeg's name of the input format; empty to find out from the content
 * @param options FFmpeg's options of the input, in order
 * @param nonBlocking whether the device must be asked again and again because a blocking read of it
 *     cannot be broken off
 * @param timeout how long opening or a single read may take
 * @param maxPixels largest picture
 * @param jpegQuality quality of pictures that are not JPEG already, 1 to 100
 */
public record VideoInput(
    String url,
    String name,
    Optional<String> format,
    Map<String, String> options,
    boolean nonBlocking,
    Duration timeout,
    long maxPixels,
    int jpegQuality) {

  /** Copies the options. */
  public VideoInput {
    options = new LinkedHashMap<>(options);
  }
}

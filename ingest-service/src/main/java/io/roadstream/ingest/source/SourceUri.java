package io.roadstream.ingest.source;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a source. Any text without a scheme is a path.
 *
 * <pre>
 * street.avi                          a video file
 * shots/   shots/*.jpg                a folder of images, a glob
 * file:/data/shots                    the same, as a URI
 * cityscapes:/data/cs?split=val       Cityscapes' folders
 * synthetic:7?fps=15&amp;size=1024x512    a procedural street from a seed
 * rtsp://camera/stream#transport=udp  an RTSP camera
 * http://camera/video.mjpg            MJPEG over HTTP
 * v4l2:/dev/video0?size=1280x720      a Video4Linux2 device
 * </pre>
 *
 * <p>Options stand behind {@code ?}, and for network streams, whose {@code ?} is their own, behind
 * {@code #}. {@link #toString()} leaves out user name and password.
 *
 * @param kind what it names
 * @param location path, address, device or seed
 * @param options by name, in the order given
 */
public record SourceUri(SourceKind kind, String location, Map<String, String> options) {

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)");
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#]*@");

  /** Copies the options. */
  public SourceUri {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Reads a URI or path; does not look whether it exists.
   *
   * @throws SourceException if the scheme is unknown or the text is not well-formed
   */
  public static SourceUri parse(String text) throws SourceException {
    if (text.isBlank()) {
      throw invalid(text, "it is empty: give a path or a URI");
    }
    Matcher matcher = SCHEME.matcher(text);
    if (!matcher.matches()) {
      return new SourceUri(SourceKind.FILE, text, Map.of());
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    String rest = matcher.group(2);
    return switch (scheme) {
      case "file" -> new SourceUri(SourceKind.FILE, path(text, rest), Map.of());
      case "cityscapes" -> withOptions(SourceKind.CITYSCAPES, text, rest, '?');
      case "synthetic" -> withOptions(SourceKind.SYNTHETIC, text, rest, '?');
      case "v4l2" -> withOptions(SourceKind.V4L2, text, rest, '?');
      case "rtsp", "rtsps" -> stream(SourceKind.RTSP, text, scheme, rest);
      case "http", "https" -> stream(SourceKind.HTTP, text, scheme, rest);
      default ->
          throw new SourceException(
              SourceException.Kind.UNKNOWN_SCHEME,
              ("source '%s' has the unknown scheme '%s': give a path or one of file:, cityscapes:,"
                      + " synthetic:, v4l2:, rtsp://, rtsps://, http://, https://")
                  .formatted(withoutPassword(text), scheme));
    };
  }

  private static String path(String text, String rest) throws SourceException {
    String path = rest.startsWith("//") ? rest.substring(2) : rest;
    if (path.isEmpty() || (rest.startsWith("//") && !path.startsWith("/"))) {
      throw invalid(text, "it names no file: give file:/absolute/path or file:relative/path");
    }
    return path;
  }

  private static SourceUri stream(SourceKind kind, String text, String scheme, String rest)
      throws SourceException {
    if (!rest.startsWith("//") || rest.length() == 2 || "/?#".indexOf(rest.charAt(2)) >= 0) {
      throw invalid(text, "it names no host: give " + scheme + "://host/path");
    }
    return withOptions(kind, text, scheme + ":" + rest, '#');
  }

  private static SourceUri withOptions(SourceKind kind, String text, String rest, char mark)
      throws SourceException {
    int start = rest.indexOf(mark);
    String location = start < 0 ? rest : rest.substring(0, start);
    Map<String, String> options = new LinkedHashMap<>();
    if (start >= 0) {
      for (String part : Arrays.asList(rest.substring(start + 1).split("&", -1))) {
        int equals = part.indexOf('=');
        if (equals < 1) {
          throw invalid(text, "its option '" + part + "' is not of the form name=value");
        }
        String name = part.substring(0, equals);
        if (options.put(name, decode(text, part.substring(equals + 1))) != null) {
          throw invalid(text, "it gives option '" + name + "' twice: give it once");
        }
      }
    }
    if (location.isEmpty()) {
      throw invalid(text, "nothing stands behind its scheme: see the list of sources");
    }
    return new SourceUri(kind, location, options);
  }

  private static String decode(String text, String value) throws SourceException {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SourceException(
          SourceException.Kind.INVALID,
          "source '%s' is not well-formed: '%s' is no percent-encoded text"
              .formatted(withoutPassword(text), value),
          e);
    }
  }

  private static SourceException invalid(String text, String why) {
    return new SourceException(
        SourceException.Kind.INVALID,
        "source '%s' is not well-formed: %s".formatted(withoutPassword(text), why));
  }

  /** The text with {@code user:password@} taken out of an address. */
  static String withoutPassword(String text) {
    return USER_INFO.matcher(text).replaceFirst("");
  }

  /** The URI for people and logs, without user name and password. */
  @Override
  public String toString() {
    String head =
        switch (kind) {
          case FILE, RTSP, HTTP -> "";
          case CITYSCAPES -> "cityscapes:";
          case SYNTHETIC -> "synthetic:";
          case V4L2 -> "v4l2:";
        };
    StringBuilder text = new StringBuilder(head).append(withoutPassword(location));
    char mark = kind == SourceKind.RTSP || kind == SourceKind.HTTP ? '#' : '?';
    for (Map.Entry<String, String> option : options.entrySet()) {
      text.append(mark)
          .append(option.getKey())
          .append('=')
          .append(URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8));
      mark = '&';
    }
    return text.toString();
  }
}

package io.roadstream.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port: 0, which takes any free one, to 65535. Anything else is refused. */
public final class PortConverter implements ITypeConverter<Integer> {

  private static final int LAST = 65_535;

  private PortConverter() {}

  @Override
  public Integer convert(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= LAST) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw new TypeConversionException(
        "'" + value + "' is no port; give 0 (any free one) to " + LAST);
  }
}

package io.roadstream.perception.plane;

/** How a raster plane is encoded. */
public enum PlaneFormat {
  /** Greyscale PNG of 8 or 16 bits. */
  PNG,

  /**
   * Zstandard over the raw plane, row-major. A 16-bit plane is first turned into differences to the
   * left neighbour (modulo 65,536; the first column stays absolute) and then split into all low
   * bytes followed by all high bytes.
   */
  ZSTD
}

package io.roadstream.perception.image;

/** The formats of encoded images that are read and written. */
public enum ImageFormat {
  JPEG,
  PNG
}

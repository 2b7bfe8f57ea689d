package io.roadstream.ingest.frame;

import io.roadstream.schemas.ImageEncoding;

/**
 * A JPEG or PNG image whose structure was checked. The array is not copied: whoever hands it over
 * must not change it any more.
 *
 * @param encoding what the bytes are
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param bytes the encoded image
 */
public record EncodedImage(ImageEncoding encoding, int width, int height, byte[] bytes) {}

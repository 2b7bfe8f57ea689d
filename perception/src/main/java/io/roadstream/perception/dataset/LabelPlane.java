package io.roadstream.perception.dataset;

/**
 * The labelIds of an image as they lie in its file, row-major; -1 is the byte 255.
 *
 * @param width columns
 * @param height rows
 * @param ids labelIds, not copied
 */
public record LabelPlane(int width, int height, byte[] ids) {}

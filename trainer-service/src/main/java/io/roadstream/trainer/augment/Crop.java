package io.roadstream.trainer.augment;

/**
 * A sample ready for the network: normalised planes and labels with their validity, row-major.
 *
 * @param width columns
 * @param height rows
 * @param image 3 planes, red first
 * @param classes trainIds, 0 where not valid
 * @param classValid 1 where the class is known, else 0
 * @param depth encoded depth y, 0 where not valid
 * @param depthValid 1 where the depth is known, else 0
 */
public record Crop(
    int width,
    int height,
    float[] image,
    byte[] classes,
    float[] classValid,
    float[] depth,
    float[] depthValid) {}

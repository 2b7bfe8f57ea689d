package io.roadstream.trainer.teach;

import io.roadstream.perception.image.RgbImage;
import java.nio.file.Path;

/**
 * A pair to label.
 *
 * @param name for messages
 * @param file where its disparity goes, below a folder of results
 * @param left left image
 * @param right right image
 * @param truth true disparities of the left image in pixels, 0 where unknown; empty where nothing
 *     is known
 */
public record StereoFrame(String name, Path file, RgbImage left, RgbImage right, float[] truth) {}

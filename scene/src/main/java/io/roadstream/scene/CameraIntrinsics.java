package io.roadstream.scene;

/**
 * A rectified stereo pinhole camera: focal lengths and principal point in pixels with pixel centres
 * at integers, and the distance between left and right in metres.
 *
 * @param fx focal length along x
 * @param fy focal length along y
 * @param cx principal point, x of the optical axis in the image
 * @param cy principal point, y of the optical axis in the image
 * @param baseline metres from the left to the right camera; disparity = fx * baseline / depth
 */
public record CameraIntrinsics(double fx, double fy, double cx, double cy, double baseline) {}

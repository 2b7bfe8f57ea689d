package io.roadstream.scene;

/**
 * One rendered moment with its exact truth; arrays are row-major, owned by the receiver.
 *
 * @param index number of the frame in its scene
 * @param capturedAtMicros capture time in microseconds since the scene's start
 * @param width pixels
 * @param height pixels
 * @param left 8-bit interleaved RGB, height x width x 3
 * @param right the same for the right camera, empty if not asked for
 * @param trainIds Cityscapes trainId of the surface at each pixel's centre, height x width: 0..18
 *     without 16
 * @param depth metres along the optical axis at each pixel's centre, height x width; 0 = no depth
 *     (sky)
 * @param instances which drawn thing is seen at each pixel's centre, height x width: the same
 *     number for the same thing in every frame of a scene, 0 for the sky. A rider and the bicycle
 *     below are one thing of two classes, so what is countable is told apart by number and class
 *     together
 * @param intrinsics of the left camera
 * @param pose of the left camera
 */
public record SceneFrame(
    long index,
    long capturedAtMicros,
    int width,
    int height,
    byte[] left,
    byte[] right,
    byte[] trainIds,
    float[] depth,
    int[] instances,
    CameraIntrinsics intrinsics,
    CameraPose pose) {
  /** Returns whether the right view was rendered. */
  public boolean hasRight() {
    return right.length > 0;
  }
}
